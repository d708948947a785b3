/**
 * Lists of bodies that come in as files and go out again: looked through row by row, answered where a
 * name is unclear, and written as a whole or not at all.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"audit", "document", "frame", "identity", "job", "organisation", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.intake;
