package vn.guongsang.architecture.violators.modules.one.inner;

/** Not part of its module's API. */
public class Secret {}
