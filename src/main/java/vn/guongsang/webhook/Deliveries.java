package vn.guongsang.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import vn.guongsang.webhook.Receivers.Receiver;

/** What receivers were told, and what still waits. */
@Repository
public class Deliveries {

    /** An event that nothing happened for: whoever runs the receiver sees whether it arrives. */
    public static final String TRIAL = "TEST";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Permissions permissions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Deliveries(JdbcClient jdbc, Clock clock, Permissions permissions, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * One event for one receiver.
     *
     * @param event {@link #TRIAL} or a {@link vn.guongsang.plan.ObligationHappened.What}
     * @param bodyName whose duty it is about; null for a trial
     * @param answer what became of the last try; null before the first
     */
    public record Delivery(
            UUID id,
            String event,
            @Nullable String bodyName,
            Instant writtenAt,
            State state,
            @Nullable Instant nextTryAt,
            int tries,
            @Nullable String answer) {}

    /** The newest first. */
    public List<Delivery> to(Receiver receiver, @Nullable State state, long offset, int limit) {
        return jdbc.sql(DELIVERY + """
                           AND (:state = '' OR delivery.state = :state)
                         ORDER BY delivery.id DESC
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("receiver", receiver.id())
                .param("state", state == null ? "" : state.name())
                .param("offset", offset)
                .param("limit", limit)
                .query(Deliveries::delivery)
                .list();
    }

    public Optional<Delivery> find(Receiver receiver, UUID id) {
        return jdbc.sql(DELIVERY + " AND delivery.id = :id")
                .param("receiver", receiver.id())
                .param("id", id)
                .query(Deliveries::delivery)
                .optional();
    }

    public List<Try> tries(UUID delivery) {
        return WebhookPost.DELIVERIES.log(jdbc, delivery);
    }

    /** Lets one that was given up wait again, from the first pause on. */
    @Transactional
    public Verdict retry(Actor by, Receiver receiver, UUID delivery) {
        permissions.require(by, WebhookAction.LOOK_AFTER, receiver.bodyId());
        if (!WebhookPost.DELIVERIES.retry(jdbc, delivery, clock)) {
            return Verdict.refused("webhook.refused.retry");
        }
        audit.record(by.by(), "webhook.retried", Subject.of("webhook", receiver.id()), Map.of());
        events.publishEvent(new Telling.Waiting());
        return Verdict.ALLOWED;
    }

    @Transactional
    public UUID tryOut(Actor by, Receiver receiver) {
        permissions.require(by, WebhookAction.LOOK_AFTER, receiver.bodyId());
        if (receiver.pausedAt() != null) {
            Verdict.refused("webhook.refused.paused").orThrow();
        }
        Instant now = clock.instant();
        UUID id = jdbc.sql("""
                        INSERT INTO webhook_delivery (receiver_id, event, payload, written_at, state, next_try_at, tries)
                        VALUES (:receiver, :event,
                                CAST(json_build_object('type', 'test',
                                                       'timestamp', CAST(:time AS text),
                                                       'data', json_build_object()) AS text),
                                :now, 'WAITING', :now, 0)
                        RETURNING id
                        """)
                .param("receiver", receiver.id())
                .param("event", TRIAL)
                .param("time", now.toString())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        audit.record(by.by(), "webhook.tried-out", Subject.of("webhook", receiver.id()), Map.of());
        events.publishEvent(new Telling.Waiting());
        return id;
    }

    private static final String DELIVERY = """
            SELECT delivery.id, delivery.event, delivery.body_name, delivery.written_at, delivery.state,
                   delivery.next_try_at, delivery.tries,
                   (SELECT answer
                      FROM webhook_try
                     WHERE delivery_id = delivery.id
                       AND answer IS NOT NULL
                     ORDER BY number DESC
                     LIMIT 1) AS answer
              FROM webhook_delivery delivery
             WHERE delivery.receiver_id = :receiver
            """;

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_try_at", OffsetDateTime.class);
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("event"),
                row.getString("body_name"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                next == null ? null : next.toInstant(),
                row.getInt("tries"),
                row.getString("answer"));
    }
}
