package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
     * @param takenBackOn the day on which the hub took it back before its day came; null if it stands
     */
    public record Happening(
            UUID id,
            String obligation,
            String what,
            LocalDate happenedOn,
            String recordedByName,
            int bodies,
            @Nullable LocalDate takenBackOn) {

        /** Whether it is announced only, and may still be taken back. */
        public boolean aheadOf(LocalDate day) {
            return takenBackOn == null && happenedOn.isAfter(day);
        }
    }

    /** How far ahead something may be announced under a plan without an end. */
    private static final int LONGEST_AHEAD_YEARS = 2;

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
                        SELECT id, obligation, what, happened_on, recorded_by_name, taken_back_on,
                               (SELECT count(*)
                                  FROM plan_instance instance
                                 WHERE instance.plan_id = happening.plan_id
                                   AND instance.obligation = happening.obligation
                                   AND instance.period_from = happening.happened_on
                                   AND instance.period = happening.what
                                   AND instance.owed_until > '-infinity') AS bodies
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
     * Records it and lays out what is owed. What is announced for a day to come opens on that day.
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
        LocalDate begin = plans.pack(plan).plan().begin();
        LocalDate end = plan.periodTo() == null ? day.today().plusYears(LONGEST_AHEAD_YEARS) : plan.periodTo();
        if (happened.isBefore(begin) || happened.isAfter(end)) {
            return Verdict.refusedBy(obligation.clause(), "plan.happened.refused.day", begin, end);
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

    /** What was announced is put off or does not take place: before its day it is taken back, and nobody owes by it. */
    @Transactional
    public Verdict takeBack(Actor by, Plan plan, Obligation obligation, UUID id) {
        permissions.require(by, PlanAction.HAPPENED, plan);
        Optional<Happening> announced = of(plan.id(), obligation.id()).stream()
                .filter(one -> one.id().equals(id) && one.aheadOf(day.today()))
                .findFirst();
        if (announced.isEmpty()) {
            return Verdict.refusedBy(obligation.clause(), "plan.happened.refused.not-ahead");
        }
        Happening happening = announced.get();
        jdbc.sql("""
                        UPDATE plan_happening
                           SET taken_back_on = :today,
                               taken_back_at = :now,
                               taken_back_by = :account
                         WHERE id = :id
                        """)
                .param("id", id)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .update();
        jdbc.sql("""
                        UPDATE plan_instance
                           SET owed_until = '-infinity'
                         WHERE plan_id = :plan
                           AND obligation = :obligation
                           AND period_from = :happened
                           AND period = :label
                        """)
                .param("plan", plan.id())
                .param("obligation", obligation.id())
                .param("happened", happening.happenedOn())
                .param("label", happening.what())
                .update();
        audit.record(
                by.by(),
                "obligation.happening-taken-back",
                Subject.of("plan", plan.id()),
                obligation.clause(),
                Map.of(
                        "obligation",
                        obligation.id(),
                        "what",
                        happening.what(),
                        "on",
                        happening.happenedOn().toString()));
        return Verdict.ALLOWED;
    }
}
