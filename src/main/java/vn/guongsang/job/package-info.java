/**
 * What is done outside a request: jobs that come back by the clock, each once in all nodes together
 * ({@link vn.guongsang.job.RecurringJob}), and long work with progress that was asked for by a person
 * ({@link vn.guongsang.job.LongWork}, queued in {@link vn.guongsang.job.Works}).
 *
 * <p>Both live in PostgreSQL. A node that does one holds the lock of its row, in the transaction in
 * which the work itself is done: so it is done once, its end stands with its effects or not at all, and
 * the death of a node leaves a row that the next one takes. There are no leases and no heartbeats.
 *
 * <p>The words of a job are the message {@code job.name.<name>}, those of a kind of work
 * {@code job.kind.<kind>} with what it is about as argument; both stand with their module.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "frame", "identity", "time", "verdict"})
@org.jspecify.annotations.NullMarked
package vn.guongsang.job;
