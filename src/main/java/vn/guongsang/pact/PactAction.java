package vn.guongsang.pact;

import vn.guongsang.identity.Action;

/** What can be done with the pact of a cluster or bloc. */
public enum PactAction implements Action {
    READ,
    /** draw it up, and conclude its reviews */
    LEAD,
    /** say how one's own body has kept it */
    REVIEW,
    /** sign it for one's own body */
    SIGN
}
