package vn.guongsang.delivery;

import vn.guongsang.identity.Action;

/** What one may do with mails written for a body; the object is the body's id. */
public enum DeliveryAction implements Action {
    READ,
    RETRY
}
