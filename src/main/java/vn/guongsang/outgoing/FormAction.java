package vn.guongsang.outgoing;

import vn.guongsang.identity.Action;

/** What can be done with the forms of a body's papers; the object is the body. */
public enum FormAction implements Action {
    EDIT
}
