package vn.guongsang.outgoing;

import vn.guongsang.identity.Action;

/** What can be done with the register of a body's outgoing papers; the object is the body. */
public enum RegisterAction implements Action {
    READ,
    /** to put the signed papers in */
    KEEP
}
