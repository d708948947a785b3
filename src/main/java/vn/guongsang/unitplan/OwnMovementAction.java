package vn.guongsang.unitplan;

import vn.guongsang.identity.Action;

/** What can be done with a movement of a body. */
public enum OwnMovementAction implements Action {
    READ,
    /** write it while it is a draft, and give the draft up */
    EDIT,
    /** launch it in the body's name, and end it */
    LAUNCH
}
