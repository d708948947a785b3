package vn.guongsang.oversight;

import vn.guongsang.identity.Action;

/** What can be done with the log as a whole; one entry of it is subject to {@link EntryAction}. */
public enum LogAction implements Action {
    SEARCH,
    EXPORT,
    /** see, print and keep the anchors */
    READ_ANCHORS,
    /** ask who may see or do what, and why */
    EXPLAIN
}
