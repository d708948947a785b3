/**
 * Near-duplicates among reports: of a text it tells which earlier ones it repeats, how much of it, and where. What a
 * report is, and who may know of it, are matters of the modules that ask.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.guongsang.similarity;
