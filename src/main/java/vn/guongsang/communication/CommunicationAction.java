package vn.guongsang.communication;

import vn.guongsang.identity.Action;

/** What can be done at a body's editorial desk; a single story is subject to {@code ExemplarAction.PUBLISH}. */
public enum CommunicationAction implements Action {
    READ_DESK
}
