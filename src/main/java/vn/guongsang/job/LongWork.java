package vn.guongsang.job;

import vn.guongsang.audit.By;

/** A kind of work that takes longer than a request may, as a bean. */
public interface LongWork {

    /** Short, stable and unique, e.g. {@code bodies-import}; its words are {@code job.kind.<kind>}. */
    String kind();

    /**
     * Does it in one transaction, which ends with the outcome: all or nothing, also when the node is
     * killed, after which another node does it from the beginning. Steps that should stand by themselves
     * begin their own transactions and must bear being repeated.
     *
     * @throws vn.guongsang.verdict.Refusal when it cannot be done; the person reads the reason
     */
    Outcome perform(Task task);

    /**
     * @param by who asked for it
     * @param input as given when it was queued
     */
    record Task(By by, String input, Progress progress) {}

    /** Tells how far the work is, and hears whether it should go on. */
    @FunctionalInterface
    interface Progress {

        /**
         * To be called often: it costs nothing most of the time. It ends the work with an exception, not to
         * be caught, when a person stopped it or the node shuts down.
         */
        void reached(int done, int total);
    }
}
