package vn.guongsang.commendation;

import vn.guongsang.identity.Action;

/** What can be done with decisions about awards. */
public enum AwardDecisionAction implements Action {
    READ,
    /** draw it up, change its draft, discard it */
    DRAW_UP,
    /** put number, day and name under it */
    ISSUE
}
