package vn.guongsang.architecture.violators.modules.one;

/** The API of its module. */
public class Open {}
