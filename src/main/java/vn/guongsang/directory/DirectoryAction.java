package vn.guongsang.directory;

import vn.guongsang.identity.Action;

/**
 * What can be done with the directory of bodies. The object is the body that is changed, above which something
 * is added, or whose clusters and blocs are kept; for one that stands below none, its own id.
 */
public enum DirectoryAction implements Action {
    /** see bodies, their history, clusters and blocs: none of it is secret to anyone signed in */
    READ,
    /** add and correct bodies, record successions, keep clusters and blocs */
    EDIT
}
