/**
 * The days on which public offices are closed, and those worked in exchange, year by year: what the
 * announcement of a year says is entered here and holds for every count of working days.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "frame", "identity", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.holiday;
