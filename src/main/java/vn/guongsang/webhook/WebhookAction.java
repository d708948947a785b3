package vn.guongsang.webhook;

import vn.guongsang.identity.Action;

/** What one may do with receivers of events; the object is the body whose duties they are told of. */
public enum WebhookAction implements Action {
    /** see, make, try, pause and end them, and read what was sent */
    LOOK_AFTER
}
