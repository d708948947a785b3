package vn.guongsang.architecture.violators.modules;

import org.springframework.modulith.Modulith;

/** Two modules, one of which reaches into the other. */
@Modulith
public class Modules {}
