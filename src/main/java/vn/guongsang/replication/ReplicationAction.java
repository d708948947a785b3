package vn.guongsang.replication;

import vn.guongsang.identity.Action;

/** What can be done with an exemplar's model. */
public enum ReplicationAction implements Action {
    /** see who adopted it */
    READ,
    /** say that one's own body adopts it */
    ADOPT
}
