package vn.guongsang.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.plan.ObligationHappened;
import vn.guongsang.time.BusinessDay;

/**
 * Writes what happened to a duty down for all who are to be told. Facts only: no word that a person wrote,
 * and no person's name, leaves by this way.
 */
@Component
class Telling {

    /** Something waits; told after the transaction that put it there. */
    record Waiting() {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final ApplicationEventPublisher events;

    Telling(JdbcClient jdbc, Clock clock, BusinessDay day, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.events = events;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ObligationHappened happened) {
        String event = happened.what().name();
        boolean heard = jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM webhook_receiver
                                        WHERE ended_at IS NULL
                                          AND :event = ANY (events))
                        """).param("event", event).query(Boolean.class).single();
        if (!heard) {
            return;
        }
        Instant now = clock.instant();
        int told = jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT id AS instance_id, body_id
                              FROM plan_v_event
                             WHERE id = ANY (:instances)
                            UNION
                            SELECT above.instance_id, body.parent_id
                              FROM above
                              JOIN organisation_v_body body ON body.id = above.body_id
                             WHERE body.parent_id IS NOT NULL
                        )
                        INSERT INTO webhook_delivery (receiver_id, event, instance_id, body_name, payload,
                                                      written_at, state, next_try_at, tries)
                        SELECT receiver.id, :event, event.id, body.name,
                               CAST(json_build_object(
                                   'type', 'obligation.' || lower(:event),
                                   'timestamp', CAST(:time AS text),
                                   'data', json_build_object(
                                       'id', event.id,
                                       'day', CAST(:today AS date),
                                       'plan', event.plan,
                                       'obligation', event.obligation,
                                       'kind', event.kind,
                                       'what', event.what,
                                       'clause', event.clause,
                                       'bodyId', body.id,
                                       'bodyCode', body.code,
                                       'bodyName', body.name,
                                       'period', event.period,
                                       'periodFrom', event.period_from,
                                       'periodTo', event.period_to,
                                       'due', event.due,
                                       'firstDue', event.first_due,
                                       'metOn', event.met_on,
                                       'waivedOn', event.waived_on)) AS text),
                               :now, 'WAITING', :now, 0
                          FROM webhook_receiver receiver
                          JOIN above ON above.body_id = receiver.body_id
                          JOIN plan_v_event event ON event.id = above.instance_id
                          JOIN organisation_v_body body ON body.id = event.body_id
                         WHERE receiver.ended_at IS NULL
                           AND :event = ANY (receiver.events)
                        """)
                .param("instances", happened.instances().toArray(UUID[]::new))
                .param("event", event)
                .param("time", now.toString())
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        if (told > 0) {
            events.publishEvent(new Waiting());
        }
    }
}
