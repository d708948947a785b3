package vn.guongsang.oversight;

import vn.guongsang.identity.Action;

/** What can be done with one entry of the log. */
public enum EntryAction implements Action {
    READ
}
