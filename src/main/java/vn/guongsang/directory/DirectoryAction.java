package vn.guongsang.directory;

import java.util.UUID;
import vn.guongsang.identity.Action;

/**
 * What can be done with the directory of bodies. The object is the body that is changed, below which something
 * is added, or whose clusters and blocs are kept; {@link #NOBODY} for what is to stand below none.
 */
public enum DirectoryAction implements Action {
    /** see bodies, their history, clusters and blocs: none of it is secret to anyone signed in */
    READ,
    /** add bodies, record successions, keep clusters and blocs */
    EDIT,
    /** bring bodies of several lines together: propose a succession that touches more than one */
    CROSS,
    /** say what a body is called, of what kind it is and where it stands: plans know it again by that, so it is said above it */
    CORRECT;

    /** The body above those that stand below none. */
    public static final UUID NOBODY = new UUID(0, 0);
}
