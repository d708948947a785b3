package vn.guongsang.intake;

import vn.guongsang.identity.Action;

/** What can be done with lists of bodies; the object is the actor's body. */
public enum ListAction implements Action {
    BRING_IN,
    TAKE_OUT
}
