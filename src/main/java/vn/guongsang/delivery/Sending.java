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
import vn.guongsang.delivery.Postman.Letter;
import vn.guongsang.delivery.Postman.Outcome;

/**
 * Sends what waits, one mail after the other, on as many nodes as there are.
 *
 * <p>A mail is taken by a short transaction that notes the try and until when it is this node's; it is
 * sent with no transaction open; and what came of it is noted by another. A node that dies in between
 * leaves a try without an answer, and the mail is due again when its time is over: nothing is lost. A mail
 * whose sending was noted is never taken again.
 */
class Sending {

    /** Longer than any conversation with a mail server that {@link Postman} has the patience for. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** After as many tries as there are pauses, about two days, it is given up. */
    static final List<Duration> PAUSES = List.of(
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
    private final Postman postman;

    Sending(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, Postman postman) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.postman = postman;
    }

    /** Tries the mail that has been due longest; false when none is. */
    boolean sendOne() {
        Optional<Taken> next = Objects.requireNonNull(transaction.execute(_ -> take()));
        next.ifPresent(taken -> {
            Outcome outcome = postman.carry(taken.letter());
            transaction.executeWithoutResult(_ -> note(taken, outcome));
        });
        return next.isPresent();
    }

    /**
     * @param number of the try in the log
     * @param tries since the mail began to wait
     */
    private record Taken(Letter letter, int number, int tries) {}

    private Optional<Taken> take() {
        Instant now = clock.instant();
        Optional<Taken> next = jdbc.sql("""
                        UPDATE delivery_mail
                           SET tries = tries + 1,
                               next_try_at = :lease
                         WHERE id = (SELECT id
                                       FROM delivery_mail
                                      WHERE state = 'WAITING'
                                        AND next_try_at <= :now
                                      ORDER BY next_try_at
                                      LIMIT 1
                                        FOR UPDATE SKIP LOCKED)
                        RETURNING id, recipient, recipient_name, subject, plain, html, written_at, tries,
                                  (SELECT count(*) + 1 FROM delivery_try WHERE mail_id = delivery_mail.id) AS number
                        """)
                .param("now", at(now))
                .param("lease", at(now.plus(LEASE)))
                .query((row, _) -> new Taken(
                        new Letter(
                                row.getObject("id", UUID.class),
                                row.getString("recipient"),
                                row.getString("recipient_name"),
                                row.getString("subject"),
                                row.getString("plain"),
                                row.getString("html"),
                                row.getObject("written_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getInt("number"),
                        row.getInt("tries")))
                .optional();
        next.ifPresent(
                taken -> jdbc.sql("INSERT INTO delivery_try (mail_id, number, begun_at) VALUES (:mail, :number, :now)")
                        .param("mail", taken.letter().id())
                        .param("number", taken.number())
                        .param("now", at(now))
                        .update());
        return next;
    }

    private void note(Taken taken, Outcome outcome) {
        Instant now = clock.instant();
        jdbc.sql("""
                        UPDATE delivery_try
                           SET ended_at = :now,
                               outcome = :outcome,
                               answer = :answer
                         WHERE mail_id = :mail
                           AND number = :number
                        """)
                .param("now", at(now))
                .param(
                        "outcome",
                        switch (outcome) {
                            case Outcome.Taken _ -> "TAKEN";
                            case Outcome.NotNow _ -> "NOT_NOW";
                            case Outcome.Never _ -> "NEVER";
                        })
                .param("answer", outcome.answer())
                .param("mail", taken.letter().id())
                .param("number", taken.number())
                .update();
        switch (outcome) {
            case Outcome.Taken _ -> end(taken, "SENT", now);
            case Outcome.Never _ -> end(taken, "GIVEN_UP", now);
            case Outcome.NotNow _ -> {
                if (taken.tries() > PAUSES.size()) {
                    end(taken, "GIVEN_UP", now);
                } else {
                    jdbc.sql("UPDATE delivery_mail SET next_try_at = :next WHERE id = :mail AND state = 'WAITING'")
                            .param("next", at(now.plus(PAUSES.get(taken.tries() - 1))))
                            .param("mail", taken.letter().id())
                            .update();
                }
            }
        }
    }

    /** What was sent needs no copy here, and a one-time link none anywhere. */
    private void end(Taken taken, String state, Instant now) {
        jdbc.sql("""
                        UPDATE delivery_mail
                           SET state = :state,
                               ended_at = :now,
                               next_try_at = NULL,
                               plain = CASE WHEN secret OR :state = 'SENT' THEN '' ELSE plain END,
                               html = CASE WHEN secret OR :state = 'SENT' THEN '' ELSE html END
                         WHERE id = :mail
                           AND state = 'WAITING'
                        """)
                .param("state", state)
                .param("now", at(now))
                .param("mail", taken.letter().id())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
