package vn.guongsang.commendation;

import vn.guongsang.identity.Action;

/** What can be done with a decision. */
public enum CommendationAction implements Action {
    READ,
    ISSUE
}
