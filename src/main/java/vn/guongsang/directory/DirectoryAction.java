package vn.guongsang.directory;

import vn.guongsang.identity.Action;

/** What can be done with the directory of bodies. */
public enum DirectoryAction implements Action {
    /** see bodies, their history, clusters and blocs: none of it is secret to anyone signed in */
    READ,
    /** add and correct bodies, record successions, keep clusters and blocs */
    EDIT
}
