/**
 * The directory of bodies as people see and keep it: the tree as of a day, each body with its history,
 * what decisions did to bodies, clusters and blocs. All who are signed in read it; administrators change
 * it. What is true of bodies, and when, is known to module {@code organisation}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "document", "frame", "identity", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.directory;
