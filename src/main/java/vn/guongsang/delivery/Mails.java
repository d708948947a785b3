package vn.guongsang.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.delivery.Outgoing.State;
import vn.guongsang.delivery.Outgoing.Try;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.verdict.Verdict;

/** The mails that an administrator looks after: those of the actor's body and of all below it. */
@Repository
public class Mails {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Permissions permissions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Mails(JdbcClient jdbc, Clock clock, Permissions permissions, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * One mail without its words.
     *
     * @param answer what the mail server said last; null before the first answer
     * @param retryable given up, and still there to be sent
     */
    public record Line(
            UUID id,
            UUID bodyId,
            String bodyName,
            String recipient,
            String recipientName,
            String subject,
            State state,
            Instant writtenAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant endedAt,
            int tries,
            @Nullable String answer,
            boolean retryable) {}

    /**
     * The newest first.
     *
     * @param text part of the recipient's name or address, without regard to diacritics
     */
    public List<Line> lines(Actor actor, @Nullable State state, String text, long offset, int limit) {
        return jdbc.sql("""
                        WITH RECURSIVE below AS (
                            SELECT id FROM organisation_v_body WHERE id = :body
                            UNION ALL
                            SELECT child.id
                              FROM organisation_v_body child
                              JOIN below ON child.parent_id = below.id
                        )
                        %s
                         WHERE mail.body_id IN (SELECT id FROM below)
                           AND (:state = '' OR mail.state = :state)
                           AND vn_fold(mail.recipient_name || ' ' || mail.recipient) LIKE '%%' || vn_fold(:text) || '%%'
                         ORDER BY mail.id DESC
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(LINE))
                .param("body", actor.bodyId())
                .param("state", state == null ? "" : state.name())
                .param(
                        "text",
                        text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .param("offset", offset)
                .param("limit", limit)
                .query(Mails::line)
                .list();
    }

    /** Empty also when it is not the actor's to see. */
    public Optional<Line> find(Actor actor, UUID id) {
        return jdbc.sql(LINE + " WHERE mail.id = :id")
                .param("id", id)
                .query(Mails::line)
                .optional()
                .filter(line -> permissions.may(actor, DeliveryAction.READ, line.bodyId()));
    }

    public List<Try> tries(UUID mail) {
        return Postman.MAILS.log(jdbc, mail);
    }

    /** Lets a mail that was given up wait again, from the first pause on. */
    @Transactional
    public Verdict retry(Actor by, Line line) {
        permissions.require(by, DeliveryAction.RETRY, line.bodyId());
        if (!line.retryable() || !Postman.MAILS.retry(jdbc, line.id(), clock)) {
            return Verdict.refused("delivery.refused.retry");
        }
        audit.record(by.by(), "delivery.retried", Subject.of("mail", line.id()), Map.of("to", line.recipient()));
        events.publishEvent(new Outbox.Waiting());
        return Verdict.ALLOWED;
    }

    private static final String LINE = """
            SELECT mail.id, mail.body_id, body.name AS body_name, mail.recipient, mail.recipient_name, mail.subject,
                   mail.state, mail.written_at, mail.next_try_at, mail.ended_at, mail.tries,
                   (SELECT answer
                      FROM delivery_try
                     WHERE mail_id = mail.id
                       AND answer IS NOT NULL
                     ORDER BY number DESC
                     LIMIT 1) AS answer,
                   mail.state = 'GIVEN_UP' AND NOT mail.secret AS retryable
              FROM delivery_mail mail
              JOIN organisation_v_body body ON body.id = mail.body_id""";

    private static Line line(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getObject("body_id", UUID.class),
                row.getString("body_name"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                State.valueOf(row.getString("state")),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("next_try_at", OffsetDateTime.class)),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getInt("tries"),
                row.getString("answer"),
                row.getBoolean("retryable"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
