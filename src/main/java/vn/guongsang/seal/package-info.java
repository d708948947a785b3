/**
 * Seals single values at rest with a key that is not in the database: a copy of the database alone opens
 * nothing. What is sealed, and who may see it, is the affair of the module that keeps it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "installation")
@org.jspecify.annotations.NullMarked
package vn.guongsang.seal;
