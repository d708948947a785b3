package vn.guongsang.certificate;

import vn.guongsang.identity.Action;

/** What can be done with the certificates of a body; the object is the body that issues them. */
public enum CertificateAction implements Action {
    READ,
    /** print them, and print one again */
    PRINT,
    /** say how they look */
    DESIGN
}
