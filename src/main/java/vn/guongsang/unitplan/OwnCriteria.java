package vn.guongsang.unitplan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.CriteriaScope;
import vn.guongsang.plan.pack.CriteriaSet;
import vn.guongsang.plan.pack.Criterion;
import vn.guongsang.plan.pack.PackEntry;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.SubjectKind;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Criteria of bodies: proposed by the body, approved or returned by the level above, asked until ended. */
@Service
public class OwnCriteria {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Parts parts;
    private final Plans plans;
    private final Movements movements;

    OwnCriteria(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Parts parts,
            Plans plans,
            Movements movements) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.parts = parts;
        this.plans = plans;
        this.movements = movements;
    }

    public Optional<OwnCriterion> find(UUID id) {
        return criteria("criterion.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Of a plan, those that wait first, then body by body; of one body or of all. */
    public List<OwnCriterion> of(UUID plan, @Nullable UUID body) {
        return body == null
                ? criteria("criterion.plan_id = :plan", Map.of("plan", plan))
                : criteria(
                        "criterion.plan_id = :plan AND criterion.body_id = :body", Map.of("plan", plan, "body", body));
    }

    /** How many wait for a word, plan by plan. */
    public Map<UUID, Long> waiting() {
        return byPlan(jdbc.sql("""
                        SELECT plan_id, count(*) AS number
                          FROM unitplan_criterion criterion
                         WHERE NOT EXISTS (SELECT FROM unitplan_criterion_ruling WHERE criterion_id = criterion.id)
                         GROUP BY plan_id
                        """));
    }

    static Map<UUID, Long> byPlan(JdbcClient.StatementSpec counted) {
        return counted
                .query((row, _) -> Map.entry(row.getObject("plan_id", UUID.class), row.getLong("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What is asked of an exemplar that a body registers on a day, as sets of the plan are asked: what the body
     * asks of all of its own, and what the launcher of a movement asks of all that are registered under it.
     *
     * @param movement its code, empty for none
     */
    public List<CriteriaSet> approved(UUID plan, UUID body, String movement, LocalDate on) {
        List<OwnCriterion> approved = criteria("""
                        criterion.plan_id = :plan
                        AND (criterion.movement = '' AND criterion.body_id = :body
                          OR criterion.movement <> '' AND criterion.movement = :movement)
                        AND ruling.approved
                        AND ruling.ruled_on <= :on
                        AND (ending.ended_on IS NULL OR ending.ended_on > :on)
                        """, Map.of("plan", plan, "body", body, "movement", movement, "on", on));
        if (approved.isEmpty()) {
            return List.of();
        }
        String clause = source(plans.pack(plan));
        // a set for each kind: of a subject that counts as two kinds both are asked
        return approved.stream()
                .collect(Collectors.groupingBy(OwnCriterion::subjectKind, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(kind -> set(kind.getKey(), kind.getValue(), clause))
                .toList();
    }

    private static CriteriaSet set(String kind, List<OwnCriterion> criteria, String clause) {
        Set<SubjectKind> subjects = Stream.of(SubjectKind.values())
                .filter(known -> known.yaml().equals(kind))
                .collect(Collectors.toSet());
        List<Criterion> items = criteria.stream()
                .map(own -> new Criterion(
                        own.id().toString(),
                        own.text(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        false,
                        null,
                        subjects,
                        null,
                        clause))
                .toList();
        return new CriteriaSet(
                "own-" + kind,
                null,
                CriteriaScope.BODY,
                null,
                null,
                subjects,
                List.of(),
                null,
                null,
                false,
                items,
                clause);
    }

    /** The clause by which the plan lets bodies set criteria, or the plan as a whole. */
    private static String source(PlanPack pack) {
        return pack.criteria().own().stream()
                .map(vn.guongsang.plan.pack.OwnCriteria::clause)
                .findFirst()
                .orElse(PackEntry.WHOLE_TEXT);
    }

    /**
     * @param id made by the form: sent twice, it is proposed once
     * @param movement one that the body launched, of whose exemplars alone it is asked; empty for none
     */
    @Transactional
    public Verdict propose(Actor by, UUID id, Plan plan, String subjectKind, String movement, String text) {
        permissions.require(by, PlanAction.FILE, plan);
        if (!parts.playsAny(by.bodyId(), plan.id())) {
            return Verdict.refused("unitplan.no-part.forbidden");
        }
        if (!movement.isEmpty()
                && launched(plan.id(), by.bodyId()).stream()
                        .noneMatch(own -> own.code().equals(movement))) {
            return Verdict.refused("unitplan.criterion.refused.movement");
        }
        int added = jdbc.sql("""
                        INSERT INTO unitplan_criterion (id, plan_id, body_id, subject_kind, movement, text,
                                                        proposed_on, proposed_at, proposed_by, proposed_by_name)
                        VALUES (:id, :plan, :body, :kind, :movement, :text, :today, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("plan", plan.id())
                .param("body", by.bodyId())
                .param("kind", subjectKind)
                .param("movement", movement)
                .param("text", text)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 1) {
            audit.record(by.by(), "criterion.proposed", subject(plan.id()), Map.of("words", text));
        }
        return Verdict.ALLOWED;
    }

    /** The level above approves it, or returns it with a reason. */
    @Transactional
    public Verdict rule(Actor by, UUID id, boolean approves, String reason) {
        lock(id);
        OwnCriterion criterion = find(id).orElseThrow();
        permissions.require(by, PlanAction.RULE, plans.get(criterion.planId()));
        Verdict verdict = criterion.rule(by.bodyId(), approves, reason);
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("""
                        INSERT INTO unitplan_criterion_ruling (criterion_id, approved, reason,
                                                               ruled_on, ruled_at, ruled_by, ruled_by_name)
                        VALUES (:id, :approved, :reason, :today, :now, :account, :person)
                        """)
                .param("id", id)
                .param("approved", approves)
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                approves ? "criterion.approved" : "criterion.returned",
                subject(criterion.planId()),
                Map.of("words", criterion.text(), "reason", reason));
        return verdict;
    }

    /** The body asks it no longer of exemplars that are registered from today on. */
    @Transactional
    public Verdict end(Actor by, UUID id, String reason) {
        lock(id);
        OwnCriterion criterion = find(id).orElseThrow();
        permissions.require(by, PlanAction.FILE, plans.get(criterion.planId()));
        if (!criterion.bodyId().equals(by.bodyId())) {
            return Verdict.refused("plan.own-body.forbidden");
        }
        Verdict verdict = criterion.end(reason);
        if (!verdict.allowed()) {
            return verdict;
        }
        jdbc.sql("""
                        INSERT INTO unitplan_criterion_end (criterion_id, reason,
                                                            ended_on, ended_at, ended_by, ended_by_name)
                        VALUES (:id, :reason, :today, :now, :account, :person)
                        """)
                .param("id", id)
                .param("reason", reason)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "criterion.ended",
                subject(criterion.planId()),
                Map.of("words", criterion.text(), "reason", reason));
        return verdict;
    }

    /** Movements that the body launched: it may set criteria for one of them. */
    public List<Movements.Known> launched(UUID plan, UUID body) {
        return movements.ofBodies(plan).stream()
                .filter(movement -> body.equals(movement.launchedBy()))
                .toList();
    }

    private void lock(UUID id) {
        jdbc.sql("SELECT id FROM unitplan_criterion WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    private List<OwnCriterion> criteria(String where, Map<String, ?> params) {
        return jdbc.sql("""
                        SELECT criterion.id, criterion.plan_id, criterion.body_id, body.name AS body,
                               criterion.subject_kind, criterion.movement, coalesce(movement.name, '') AS movement_name,
                               criterion.text, criterion.proposed_on, criterion.proposed_by_name,
                               ruling.approved, coalesce(ruling.reason, '') AS reason, ruling.ruled_on,
                               ruling.ruled_by_name, ending.ended_on
                          FROM unitplan_criterion criterion
                          JOIN organisation_v_body body ON body.id = criterion.body_id
                          LEFT JOIN plan_v_movement movement
                            ON movement.plan_id = criterion.plan_id AND movement.code = criterion.movement
                          LEFT JOIN unitplan_criterion_ruling ruling ON ruling.criterion_id = criterion.id
                          LEFT JOIN unitplan_criterion_end ending ON ending.criterion_id = criterion.id
                         WHERE %s
                         ORDER BY ruling.criterion_id IS NOT NULL, body.name COLLATE "vi-x-icu",
                                  criterion.proposed_at, criterion.id
                        """.formatted(where))
                .params(params)
                .query(OwnCriterion.class)
                .list();
    }

    private static Subject subject(UUID plan) {
        return Subject.of("plan", plan);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
