/**
 * The pages of the directory of bodies, which stands above accounts and pages as module
 * {@code organisation} cannot, and the lists of bodies that come in and go out as files.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "document", "frame", "identity", "job", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.directory;
