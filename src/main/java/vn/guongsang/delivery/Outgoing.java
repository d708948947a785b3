package vn.guongsang.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Things of one kind that go out: a table in which they wait, the log of the tries, and whoever carries one
 * to where it is sent.
 *
 * @param <T> one of them, as it lies in the table
 */
public interface Outgoing<T> {

    enum State {
        WAITING,
        SENT,
        /** refused for good, or tried as often as there are pauses */
        GIVEN_UP,
        /** taken back before it went */
        RECALLED
    }

    /** What the other side made of it. */
    sealed interface Outcome {

        /** In its own words. */
        String answer();

        record Taken(String answer) implements Outcome {}

        /** It may go better later. */
        record NotNow(String answer) implements Outcome {}

        /** It never will. */
        record Never(String answer) implements Outcome {}
    }

    /** @param outcome null while nobody knows */
    record Try(
            int number,
            Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String answer) {}

    /**
     * Where they are kept.
     *
     * @param items table with {@code id}, {@code state}, {@code next_try_at}, {@code tries}, {@code ended_at}
     * @param tries the log, with {@code number}, {@code begun_at}, {@code ended_at}, {@code outcome}, {@code answer}
     * @param item the log's column that says whose try it was
     */
    record Tables(String items, String tries, String item) {

        /** All tries at sending one. */
        public List<Try> log(JdbcClient jdbc, UUID id) {
            return jdbc.sql("SELECT * FROM %s WHERE %s = :id ORDER BY number".formatted(tries, item))
                    .param("id", id)
                    .query((row, _) -> new Try(
                            row.getInt("number"),
                            row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                            instant(row.getObject("ended_at", OffsetDateTime.class)),
                            row.getString("outcome"),
                            row.getString("answer")))
                    .list();
        }

        /** Lets one that was given up wait again, from the first pause on; false when it was not given up. */
        public boolean retry(JdbcClient jdbc, UUID id, Clock clock) {
            return jdbc.sql("""
                            UPDATE %s
                               SET state = 'WAITING',
                                   next_try_at = :now,
                                   ended_at = NULL,
                                   tries = 0
                             WHERE id = :id
                               AND state = 'GIVEN_UP'
                            """.formatted(items))
                            .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                            .param("id", id)
                            .update()
                    > 0;
        }

        private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
            return time == null ? null : time.toInstant();
        }
    }

    Tables tables();

    /** SQL that gives the id of the one that is due at {@code :now} and comes next, if any. */
    String next();

    T read(ResultSet row) throws SQLException;

    /** With no transaction open, and well within {@link Sending#LEASE}. */
    Outcome carry(T item);

    /** In the transaction that notes what came of it. */
    default void noted(UUID id, Outcome outcome, State state) {}
}
