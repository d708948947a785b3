package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.plan.ObligationHappened.What;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * More time for what one body owes in one period, or none of it: asked for by the body with its reason,
 * decided by the hub with its basis. The due day before stays known, and so does every word.
 */
@Service
public class Extensions {

    /** What was decided. */
    public enum Outcome {
        /** gia hạn */
        EXTENDED,
        /** không gia hạn */
        REFUSED,
        /** miễn */
        WAIVED
    }

    /** A request that waits for the hub's word. */
    public record Request(
            UUID id, UUID instanceId, LocalDate wanted, String reason, LocalDate askedOn, String askedByName) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Extensions(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.events = events;
    }

    /** The request about an instance that waits, if any. */
    public Optional<Request> waiting(UUID instance) {
        return jdbc.sql("""
                        SELECT %s
                          FROM plan_extension_request
                         WHERE instance_id = :instance
                           AND NOT decided
                        """.formatted(REQUEST))
                .param("instance", instance)
                .query(Request.class)
                .optional();
    }

    /** All that wait under a plan, oldest first. */
    public List<Request> waitingUnder(UUID plan) {
        return jdbc.sql("""
                        SELECT %s
                          FROM plan_extension_request request
                         WHERE NOT decided
                           AND EXISTS (SELECT
                                         FROM plan_instance
                                        WHERE id = request.instance_id
                                          AND plan_id = :plan)
                         ORDER BY asked_on, id
                        """.formatted(REQUEST))
                .param("plan", plan)
                .query(Request.class)
                .list();
    }

    /** @param id made by the page that sends it: sent twice, it is asked once */
    @Transactional
    public Verdict ask(Actor by, UUID id, Instance instance, LocalDate wanted, String reason) {
        Verdict verdict = mayAsk(by, instance, wanted, reason);
        if (!verdict.allowed()) {
            return verdict;
        }
        int asked = jdbc.sql("""
                        INSERT INTO plan_extension_request (id, instance_id, wanted, reason,
                                                            asked_on, asked_at, asked_by, asked_by_name)
                        VALUES (:id, :instance, :wanted, :reason, :today, :now, :account, :person)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("instance", instance.id())
                .param("wanted", wanted)
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (asked == 0) {
            boolean same = waiting(instance.id())
                    .filter(known -> known.id().equals(id))
                    .isPresent();
            return same ? Verdict.ALLOWED : Verdict.refused("plan.extension.refused.waiting");
        }
        audit.record(
                by.by(),
                "obligation.extension-asked",
                Subject.of("obligation", instance.id()),
                instance.clause(),
                Map.of("until", wanted.toString(), "reason", reason));
        return Verdict.ALLOWED;
    }

    private Verdict mayAsk(Actor by, Instance instance, LocalDate wanted, String reason) {
        if (!instance.bodyId().equals(by.bodyId())) {
            return Verdict.refused("plan.own-body.forbidden");
        }
        if (reason.isBlank()) {
            return Verdict.refused("plan.extension.refused.reason");
        }
        return extendable(instance, wanted);
    }

    private Verdict extendable(Instance instance, LocalDate until) {
        if (!instance.owed()) {
            return Verdict.refused("plan.refused.not-owed");
        }
        LocalDate due = instance.due();
        if (instance.metOn() != null || due == null) {
            return Verdict.refusedBy(instance.clause(), "plan.extension.refused.nothing-to-extend");
        }
        return until.isAfter(due) && !until.isBefore(day.today())
                ? Verdict.ALLOWED
                : Verdict.refusedBy(instance.clause(), "plan.extension.refused.not-later", due);
    }

    /**
     * The hub gives more time, refuses it, or waives the duty; a request that waits is answered by it.
     *
     * @param until the new last day on time, null unless extended
     */
    @Transactional
    public Verdict decide(Actor by, Instance instance, Outcome outcome, @Nullable LocalDate until, String basis) {
        jdbc.sql("SELECT id FROM plan_instance WHERE id = :id FOR UPDATE")
                .param("id", instance.id())
                .query(UUID.class)
                .single();
        Request request = waiting(instance.id()).orElse(null);
        Verdict verdict = mayDecide(instance, outcome, until, basis, request);
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("""
                        INSERT INTO plan_extension_decision (instance_id, request_id, outcome, until, basis,
                                                             decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:instance, :request, :outcome, :until, :basis, :today, :now, :account, :person)
                        """)
                .param("instance", instance.id())
                .param("request", request == null ? null : request.id(), java.sql.Types.OTHER)
                .param("outcome", outcome.name())
                .param("until", outcome == Outcome.EXTENDED ? until : null, java.sql.Types.DATE)
                .param("basis", basis)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (request != null) {
            jdbc.sql("UPDATE plan_extension_request SET decided = true WHERE id = :id")
                    .param("id", request.id())
                    .update();
        }
        apply(instance, outcome, until);
        audit.record(
                by.by(),
                switch (outcome) {
                    case EXTENDED -> "obligation.extended";
                    case REFUSED -> "obligation.extension-refused";
                    case WAIVED -> "obligation.waived";
                },
                Subject.of("obligation", instance.id()),
                basis,
                until == null || outcome != Outcome.EXTENDED ? Map.of() : Map.of("until", until.toString()));
        return Verdict.ALLOWED;
    }

    private Verdict mayDecide(
            Instance instance, Outcome outcome, @Nullable LocalDate until, String basis, @Nullable Request request) {
        if (basis.isBlank()) {
            return Verdict.refused("plan.extension.refused.basis");
        }
        return switch (outcome) {
            case EXTENDED ->
                until == null ? Verdict.refused("plan.extension.refused.day") : extendable(instance, until);
            case REFUSED -> request == null ? Verdict.refused("plan.extension.refused.no-request") : Verdict.ALLOWED;
            case WAIVED -> {
                if (!instance.owed()) {
                    yield Verdict.refused("plan.refused.not-owed");
                }
                yield instance.metOn() == null
                        ? Verdict.ALLOWED
                        : Verdict.refusedBy(instance.clause(), "plan.extension.refused.met");
            }
        };
    }

    /** The lock moves with the day: who has more time has as long as before to be late. */
    private void apply(Instance instance, Outcome outcome, @Nullable LocalDate until) {
        switch (outcome) {
            case EXTENDED -> {
                jdbc.sql("""
                                UPDATE plan_instance
                                   SET first_due = coalesce(first_due, due),
                                       last_taken = last_taken + (:until - due),
                                       due = :until
                                 WHERE id = :id
                                """).param("until", until).param("id", instance.id()).update();
                events.publishEvent(ObligationHappened.to(instance.id(), What.EXTENDED));
            }
            case WAIVED -> {
                jdbc.sql("UPDATE plan_instance SET waived_on = :today, owed_until = :today WHERE id = :id")
                        .param("today", day.today())
                        .param("id", instance.id())
                        .update();
                events.publishEvent(ObligationHappened.to(instance.id(), What.WAIVED));
            }
            case REFUSED -> {}
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final String REQUEST = "id, instance_id, wanted, reason, asked_on, asked_by_name";
}
