package vn.guongsang.frame;

import java.io.Serializable;

/**
 * An attribute of a session that goes over into the new one with which a signed-in person begins. All
 * else stays behind: what lay in a session before the sign-in may have been laid there by a stranger.
 */
public interface Carried extends Serializable {}
