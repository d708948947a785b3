package vn.guongsang.identity;

import java.util.List;

/** Addresses of a module that need no sign-in; every other address does. */
@FunctionalInterface
public interface PublicRoutes {

    /** Path patterns, e.g. {@code /guong/**}. */
    List<String> patterns();
}
