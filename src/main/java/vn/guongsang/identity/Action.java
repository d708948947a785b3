package vn.guongsang.identity;

/** Something that an actor may or may not do; each module lists its own in one enum. */
public interface Action {}
