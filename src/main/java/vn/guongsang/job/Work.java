package vn.guongsang.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.audit.By;

/**
 * A work as it stands.
 *
 * @param about what it is about, as data, e.g. the name of a file
 * @param by who asked for it
 * @param total 0 while unknown
 * @param stopAsked somebody asked it to stop, and it has not come to that yet
 * @param outcome message key, empty before the end
 * @param href where the result stands, empty when there is nothing to see
 */
public record Work(
        UUID id,
        String kind,
        String about,
        By by,
        State state,
        Instant queuedAt,
        @Nullable Instant finishedAt,
        int done,
        int total,
        boolean stopAsked,
        String outcome,
        List<Object> outcomeArgs,
        String href) {

    /** Where a work stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** some of it could not be done */
        PARTLY,
        FAILED,
        /** by a person; nothing of it stands, unless the work says otherwise */
        STOPPED;

        public boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    public boolean ended() {
        return state.ended();
    }

    /** Whether it can be queued once more. */
    public boolean repeatable() {
        return state == State.FAILED || state == State.STOPPED;
    }
}
