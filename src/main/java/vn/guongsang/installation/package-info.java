/**
 * What an installation stands on: its settings, its home directory and its PostgreSQL, which is
 * either the one that the product brings along and looks after, or the operator's own.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.guongsang.installation;
