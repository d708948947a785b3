package vn.guongsang.plan;

import vn.guongsang.identity.Action;

/** What one may do with what was forwarded; the object is the id of the body that it went to. */
public enum ForwardAction implements Action {
    /** see what came, and say that it was taken up */
    RECEIVE
}
