package vn.guongsang.plan;

import vn.guongsang.identity.Action;

/** What can be done with what is {@link Followed}. */
public enum FollowAction implements Action {
    /** see who met what when, and what was sent */
    READ
}
