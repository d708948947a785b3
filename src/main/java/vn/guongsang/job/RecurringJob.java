package vn.guongsang.job;

/** A job that comes back by the clock, as a bean. */
public interface RecurringJob {

    /** Short, stable and unique, e.g. {@code audit-anchor}; its words are {@code job.name.<name>}. */
    String name();

    Schedule schedule();

    /**
     * Does it once, on one node, in a transaction of its own. Steps that should stand even when a later
     * one fails begin their own transaction. What is thrown is shown to administrators, and the job comes
     * back at its next time.
     */
    void run();
}
