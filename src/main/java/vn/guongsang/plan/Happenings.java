package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.domain.LayingOut;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Something happened of which an obligation tells ("trong 05 ngày làm việc kể từ khi có quyết định"): whom it
 * concerns owes it from that day, by the day that the rule gives.
 */
@Service
public class Happenings {

    /**
     * What happened.
     *
     * @param bodies how many owe something by it
     */
    public record Happening(
            UUID id, String obligation, String what, LocalDate happenedOn, String recordedByName, int bodies) {}

    private final JdbcClient jdbc;
    private final LayingOut layingOut;
    private final Plans plans;
    private final Permissions permissions;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;

    Happenings(
            JdbcClient jdbc,
            LayingOut layingOut,
            Plans plans,
            Permissions permissions,
            Clock clock,
            BusinessDay day,
            Audit audit) {
        this.jdbc = jdbc;
        this.layingOut = layingOut;
        this.plans = plans;
        this.permissions = permissions;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
    }

    /** Of one obligation, the newest first. */
    public List<Happening> of(UUID plan, String obligation) {
        return jdbc.sql("""
                        SELECT id, obligation, what, happened_on, recorded_by_name,
                               (SELECT count(*)
                                  FROM plan_instance instance
                                 WHERE instance.plan_id = happening.plan_id
                                   AND instance.obligation = happening.obligation
                                   AND instance.period_from = happening.happened_on
                                   AND instance.period = happening.what) AS bodies
                          FROM plan_happening happening
                         WHERE plan_id = :plan
                           AND obligation = :obligation
                         ORDER BY happened_on DESC, id
                        """)
                .param("plan", plan)
                .param("obligation", obligation)
                .query(Happening.class)
                .list();
    }

    /**
     * Records it and lays out what is owed.
     *
     * @param id made by the page that sends it: sent twice, it is recorded once
     * @param what it was, which the duty then goes by
     * @param concerned bodies among those that owe the obligation
     */
    @Transactional
    public Verdict record(
            Actor by, UUID id, Plan plan, Obligation obligation, String what, LocalDate happened, Set<UUID> concerned) {
        permissions.require(by, PlanAction.HAPPENED, plan);
        if (obligation.cadence() != Cadence.ON_EVENT) {
            return Verdict.refusedBy(obligation.clause(), "plan.happened.refused.not-on-event");
        }
        if (what.isBlank() || concerned.isEmpty()) {
            return Verdict.refusedBy(obligation.clause(), "plan.happened.refused.nothing");
        }
        if (happened.isAfter(day.today())
                || happened.isBefore(plans.pack(plan).plan().begin())) {
            return Verdict.refusedBy(
                    obligation.clause(),
                    "plan.happened.refused.day",
                    plans.pack(plan).plan().begin());
        }
        int recorded = jdbc.sql("""
                        INSERT INTO plan_happening (id, plan_id, obligation, what, happened_on,
                                                    recorded_on, recorded_at, recorded_by, recorded_by_name)
                        VALUES (:id, :plan, :obligation, :what, :happened, :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("plan", plan.id())
                .param("obligation", obligation.id())
                .param("what", what)
                .param("happened", happened)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (recorded == 0) {
            return Verdict.ALLOWED;
        }
        int bodies = layingOut.happened(plan, obligation.id(), happened, what, concerned);
        if (bodies == 0) {
            // whom it concerns owes for that day already: two things on one day are told as one
            Verdict.refusedBy(obligation.clause(), "plan.happened.refused.that-day")
                    .orThrow();
        }
        audit.record(
                by.by(),
                "obligation.happened",
                Subject.of("plan", plan.id()),
                obligation.clause(),
                Map.of(
                        "obligation", obligation.id(),
                        "what", what,
                        "on", happened.toString(),
                        "bodies", Integer.toString(bodies)));
        return Verdict.ALLOWED;
    }
}
