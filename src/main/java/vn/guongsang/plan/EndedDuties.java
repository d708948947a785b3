package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.SuccessionAnnulled;
import vn.guongsang.organisation.SuccessionRecorded;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * What becomes of the open duties of a body that has ended. It owes nothing for periods after its last
 * day. What it left open, and what nobody owes in its stead, is moved to a successor or ended, each by a
 * person's recorded decision.
 */
@Service
public class EndedDuties {

    /** What was decided. */
    public enum Outcome {
        /** chuyển cho đơn vị kế thừa */
        MOVED,
        /** kết thúc, không phải thực hiện nữa */
        ENDED
    }

    /**
     * A duty that waits for the decision.
     *
     * @param lastDay of the body that owed it
     * @param basis the paper by which it ended
     * @param heirId its main heir, null where nothing followed
     */
    public record Open(
            UUID id,
            UUID bodyId,
            String body,
            LocalDate lastDay,
            String basis,
            String obligation,
            String what,
            String clause,
            String period,
            @Nullable LocalDate due,
            @Nullable UUID heirId,
            @Nullable String heir) {}

    private final JdbcClient jdbc;
    private final PlanLoading loading;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;

    EndedDuties(JdbcClient jdbc, PlanLoading loading, Clock clock, BusinessDay day, Audit audit) {
        this.jdbc = jdbc;
        this.loading = loading;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
    }

    /** Ended bodies owe no later period, and the bodies that now are there owe theirs. */
    @EventListener
    @Transactional
    public void on(SuccessionRecorded recorded) {
        if (recorded.ended().isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE plan_instance instance
                           SET owed_until = '-infinity'
                         WHERE body_id IN (:ended)
                           AND period_from >= :effective
                           AND NOT EXISTS (SELECT FROM plan_filing WHERE instance_id = instance.id)
                        """)
                .param("ended", recorded.ended())
                .param("effective", recorded.effective())
                .update();
        jdbc
                .sql("SELECT DISTINCT plan_id FROM plan_part WHERE body_id IN (:ended)")
                .param("ended", recorded.ended())
                .query(UUID.class)
                .list()
                .stream()
                .filter(plan -> loading.governs(plan, recorded.successors()))
                .forEach(plan -> {
                    loading.settleParts(plan);
                    loading.materialise(plan);
                });
    }

    /** The recording was wrong: what followed from it by itself is taken back, unless somebody decided on it. */
    @EventListener
    @Transactional
    public void on(SuccessionAnnulled annulled) {
        long decided = jdbc.sql("""
                        SELECT count(*)
                          FROM plan_duty_decision decision
                          JOIN plan_instance instance ON instance.id = decision.instance_id
                         WHERE instance.body_id = ANY (:ended::uuid[])
                        """)
                .param("ended", annulled.ended().toArray(UUID[]::new))
                .query(Long.class)
                .single();
        if (decided > 0) {
            Verdict.refused("plan.ended.annulment", decided).orThrow();
        }
        List<UUID> touched = jdbc.sql("SELECT DISTINCT plan_id FROM plan_part WHERE body_id = ANY (:bodies::uuid[])")
                .param(
                        "bodies",
                        Stream.of(annulled.ended(), annulled.born())
                                .flatMap(Set::stream)
                                .toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        jdbc.sql("""
                        DELETE FROM plan_instance instance
                         WHERE body_id = ANY (:born::uuid[])
                           AND NOT EXISTS (SELECT FROM plan_filing WHERE instance_id = instance.id)
                        """).param("born", annulled.born().toArray(UUID[]::new)).update();
        jdbc.sql("""
                        UPDATE plan_instance
                           SET owed_until = 'infinity'
                         WHERE body_id = ANY (:ended::uuid[])
                           AND owed_until = '-infinity'
                        """).param("ended", annulled.ended().toArray(UUID[]::new)).update();
        touched.forEach(plan -> {
            loading.settleParts(plan);
            loading.materialise(plan);
        });
    }

    /** The open duties under a plan of bodies that have ended or will, by body and day. */
    public List<Open> open(UUID plan, long offset, int limit) {
        return jdbc.sql("""
                        SELECT instance.id, instance.body_id, body.name AS body, ending.effective - 1 AS last_day,
                               ending.basis, instance.obligation, instance.what, instance.clause, instance.period,
                               instance.due, ending.heir_id, heir.name AS heir
                          FROM %s
                          JOIN organisation_v_body body ON body.id = instance.body_id
                          LEFT JOIN organisation_v_body heir ON heir.id = ending.heir_id
                         WHERE %s
                         ORDER BY body.name COLLATE "vi-x-icu", body.id, instance.due NULLS LAST, instance.id
                         LIMIT :limit OFFSET :offset
                        """.formatted(FROM, OPEN))
                .param("plan", plan)
                .param("limit", limit)
                .param("offset", offset)
                .query(Open.class)
                .list();
    }

    public long count(UUID plan) {
        return count(plan, LocalDate.MAX);
    }

    /** How many are left by bodies that have ended by a day. */
    public long count(UUID plan, LocalDate endedBy) {
        return jdbc.sql("SELECT count(*) FROM %s WHERE %s AND ending.effective <= :endedBy".formatted(FROM, OPEN))
                .param("plan", plan)
                .param("endedBy", endedBy)
                .query(Long.class)
                .single();
    }

    /** Who took over from a body that owes something open under a plan, by id. */
    public Map<UUID, String> successors(UUID plan) {
        var successors = new LinkedHashMap<UUID, String>();
        jdbc.sql("""
                        SELECT DISTINCT successor.id, successor.name
                          FROM %s
                          JOIN organisation_v_passage passage ON passage.predecessor_id = instance.body_id
                          JOIN organisation_v_body successor ON successor.id = passage.successor_id
                         WHERE %s
                           AND successor.id <> instance.body_id
                         ORDER BY successor.name
                        """.formatted(FROM, OPEN)).param("plan", plan).query(row -> {
            successors.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return successors;
    }

    /**
     * Decides what becomes of duties under a plan; all or none.
     *
     * @param heir to whom they move, null for each body's main heir
     */
    @Transactional
    public Verdict decide(
            Actor by, Plan plan, Collection<UUID> duties, Outcome outcome, @Nullable UUID heir, String basis) {
        if (duties.isEmpty()) {
            return Verdict.refused("plan.ended.none");
        }
        if (basis.isBlank()) {
            return Verdict.refused("plan.ended.basis");
        }
        for (UUID duty : duties) {
            // thrown, so that none of them stands when one is refused
            decide(by, plan, duty, outcome, heir, basis).orThrow();
        }
        return Verdict.ALLOWED;
    }

    private Verdict decide(Actor by, Plan plan, UUID duty, Outcome outcome, @Nullable UUID chosen, String basis) {
        jdbc.sql("SELECT id FROM plan_instance WHERE id = :id FOR UPDATE")
                .param("id", duty)
                .query(UUID.class)
                .optional();
        Ending ending = jdbc.sql("""
                        SELECT instance.body_id, body.name, ending.effective, ending.heir_id
                          FROM %s
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE %s
                           AND instance.id = :id
                        """.formatted(FROM, OPEN))
                .param("plan", plan.id())
                .param("id", duty)
                .query(Ending.class)
                .optional()
                .orElse(null);
        if (ending == null) {
            return Verdict.refused("plan.ended.decided");
        }
        UUID heir = chosen == null ? ending.heirId() : chosen;
        UUID moved = null;
        if (outcome == Outcome.MOVED) {
            if (heir == null || !succeeds(heir, ending.bodyId())) {
                return Verdict.refused("plan.ended.no-successor", ending.name());
            }
            moved = movedTo(heir, duty, ending.effective());
        }
        write(by, duty, outcome, moved, ending.effective(), basis);
        return Verdict.ALLOWED;
    }

    private record Ending(
            UUID bodyId,
            String name,
            LocalDate effective,
            @Nullable UUID heirId) {}

    private boolean succeeds(UUID heir, UUID body) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM organisation_v_passage
                                        WHERE predecessor_id = :body
                                          AND successor_id = :heir
                                          AND successor_id <> predecessor_id)
                        """)
                .param("body", body)
                .param("heir", heir)
                .query(Boolean.class)
                .single();
    }

    /** The heir owes it from the day on; what it owes already in that period stands for both. */
    private UUID movedTo(UUID heir, UUID duty, LocalDate effective) {
        jdbc.sql("""
                        INSERT INTO plan_instance (plan_id, version, obligation, kind, clause, what, body_id, period,
                                                   period_from, period_to, minimum, enough, binding, due, owed_from)
                        SELECT plan_id, version, obligation, kind, clause, what, :heir, period,
                               period_from, period_to, minimum, enough, binding, due, :effective
                          FROM plan_instance
                         WHERE id = :duty
                        ON CONFLICT (plan_id, obligation, body_id, period_from) DO NOTHING
                        """)
                .param("heir", heir)
                .param("effective", effective)
                .param("duty", duty)
                .update();
        return jdbc.sql("""
                        SELECT own.id
                          FROM plan_instance duty
                          JOIN plan_instance own USING (plan_id, obligation, period_from)
                         WHERE duty.id = :duty
                           AND own.body_id = :heir
                        """)
                .param("duty", duty)
                .param("heir", heir)
                .query(UUID.class)
                .single();
    }

    private void write(Actor by, UUID duty, Outcome outcome, @Nullable UUID moved, LocalDate effective, String basis) {
        jdbc.sql("""
                        INSERT INTO plan_duty_decision (instance_id, outcome, heir_instance_id, basis,
                                                        decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:duty, :outcome, :moved, :basis, :today, :now, :account, :person)
                        """)
                .param("duty", duty)
                .param("outcome", outcome.name())
                .param("moved", moved, java.sql.Types.OTHER)
                .param("basis", basis)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        jdbc.sql("UPDATE plan_instance SET owed_until = least(owed_until, :effective) WHERE id = :duty")
                .param("effective", effective)
                .param("duty", duty)
                .update();
        audit.record(
                by.by(),
                outcome == Outcome.MOVED ? "obligation.moved" : "obligation.ended",
                Subject.of("obligation", duty),
                basis,
                Map.of());
        if (moved != null) {
            audit.record(by.by(), "obligation.taken-over", Subject.of("obligation", moved), basis, Map.of());
        }
    }

    private static final String FROM = """
            plan_instance instance
            JOIN organisation_v_ending ending ON ending.body_id = instance.body_id""";

    /** Left open on the last day, or of a later period that no successor owes anyway. */
    private static final String OPEN = """
            instance.plan_id = :plan
            AND instance.met_on IS NULL
            AND (instance.due >= ending.effective
                 OR instance.due IS NULL AND instance.period_to >= ending.effective)
            AND NOT EXISTS (SELECT FROM plan_duty_decision WHERE instance_id = instance.id)
            AND NOT (instance.period_from >= ending.effective
                     AND EXISTS (SELECT
                                   FROM organisation_v_passage passage
                                   JOIN plan_instance own ON own.body_id = passage.successor_id
                                  WHERE passage.predecessor_id = instance.body_id
                                    AND own.body_id <> instance.body_id
                                    AND own.plan_id = instance.plan_id
                                    AND own.obligation = instance.obligation
                                    AND own.period_from = instance.period_from))""";
}
