package vn.guongsang.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.delivery.Outgoing.Outcome;
import vn.guongsang.delivery.Outgoing.State;
import vn.guongsang.delivery.Outgoing.Tables;

/**
 * Sends what waits, one after the other, on as many nodes as there are.
 *
 * <p>One is taken by a short transaction that notes the try and until when it is this node's; it is sent
 * with no transaction open; and what came of it is noted by another. A node that dies in between leaves a
 * try without an answer, and it is due again when its time is over: nothing is lost. What was noted as sent
 * is never taken again.
 */
public final class Sending<T> {

    /** Longer than any conversation that an {@link Outgoing} has the patience for. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    /** After as many tries as there are pauses, about two days, it is given up. */
    public static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Outgoing<T> outgoing;
    private final Tables tables;

    public Sending(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, Outgoing<T> outgoing) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.outgoing = outgoing;
        this.tables = outgoing.tables();
    }

    /** Tries the one that has been due longest; false when none is. */
    public boolean sendOne() {
        Optional<Taken<T>> next = Objects.requireNonNull(transaction.execute(_ -> take()));
        next.ifPresent(taken -> {
            Outcome outcome = outgoing.carry(taken.item());
            transaction.executeWithoutResult(_ -> note(taken, outcome));
        });
        return next.isPresent();
    }

    /**
     * @param number of the try in the log
     * @param tries since it began to wait
     */
    private record Taken<T>(UUID id, T item, int number, int tries) {}

    private Optional<Taken<T>> take() {
        Instant now = clock.instant();
        Optional<Taken<T>> next = jdbc.sql(
                        """
                        UPDATE %1$s
                           SET tries = tries + 1,
                               next_try_at = :lease
                         WHERE id = (%3$s)
                           -- whoever comes second sees here that it is taken
                           AND state = 'WAITING'
                           AND next_try_at <= :now
                        RETURNING *, (SELECT count(*) + 1 FROM %2$s WHERE %2$s.%4$s = %1$s.id) AS number
                        """.formatted(tables.items(), tables.tries(), outgoing.next(), tables.item()))
                .param("now", at(now))
                .param("lease", at(now.plus(LEASE)))
                .query((row, _) -> new Taken<>(
                        row.getObject("id", UUID.class), outgoing.read(row), row.getInt("number"), row.getInt("tries")))
                .optional();
        next.ifPresent(taken -> jdbc.sql("INSERT INTO %s (%s, number, begun_at) VALUES (:id, :number, :now)"
                        .formatted(tables.tries(), tables.item()))
                .param("id", taken.id())
                .param("number", taken.number())
                .param("now", at(now))
                .update());
        return next;
    }

    private void note(Taken<T> taken, Outcome outcome) {
        Instant now = clock.instant();
        jdbc.sql("""
                        UPDATE %s
                           SET ended_at = :now,
                               outcome = :outcome,
                               answer = :answer
                         WHERE %s = :id
                           AND number = :number
                        """.formatted(tables.tries(), tables.item()))
                .param("now", at(now))
                .param(
                        "outcome",
                        switch (outcome) {
                            case Outcome.Taken _ -> "TAKEN";
                            case Outcome.NotNow _ -> "NOT_NOW";
                            case Outcome.Never _ -> "NEVER";
                        })
                .param("answer", outcome.answer())
                .param("id", taken.id())
                .param("number", taken.number())
                .update();
        State state = switch (outcome) {
            case Outcome.Taken _ -> State.SENT;
            case Outcome.Never _ -> State.GIVEN_UP;
            case Outcome.NotNow _ -> taken.tries() > PAUSES.size() ? State.GIVEN_UP : State.WAITING;
        };
        Instant next = now.plus(state == State.WAITING ? PAUSES.get(taken.tries() - 1) : Duration.ZERO);
        jdbc.sql("""
                        UPDATE %s
                           SET state = :state,
                               next_try_at = CASE WHEN :state = 'WAITING' THEN CAST(:next AS timestamptz) END,
                               ended_at = CASE WHEN :state <> 'WAITING' THEN CAST(:now AS timestamptz) END
                         WHERE id = :id
                           AND state = 'WAITING'
                        """.formatted(tables.items()))
                .param("state", state.name())
                .param("next", at(next))
                .param("now", at(now))
                .param("id", taken.id())
                .update();
        outgoing.noted(taken.id(), outcome, state);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
