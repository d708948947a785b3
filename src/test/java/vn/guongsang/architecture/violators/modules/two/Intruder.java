package vn.guongsang.architecture.violators.modules.two;

import vn.guongsang.architecture.violators.modules.one.inner.Secret;

/** Uses what another module keeps to itself. */
public class Intruder {

    final Secret taken = new Secret();
}
