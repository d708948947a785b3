/**
 * The read API for other programs, version 1: personal tokens with scopes, and the door that lets them in.
 * What they read is answered by the modules whose it is, under {@code /api/v1/}, by the same policies as
 * pages.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "frame", "identity", "organisation", "privacy", "signin", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.api;
