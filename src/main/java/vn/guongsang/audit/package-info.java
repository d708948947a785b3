/**
 * Who did what, for which body, when and on what basis: one append-only entry for every change,
 * written in the transaction of the change, and the timelines read from it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"installation", "time"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.audit;
