package vn.guongsang.dossier;

import vn.guongsang.identity.Action;

/** What one may do with the table of who is asked; the object is the actor's body. */
public enum ClearanceAction implements Action {
    ENTER
}
