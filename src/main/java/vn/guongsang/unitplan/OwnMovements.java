package vn.guongsang.unitplan;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import vn.guongsang.plan.pack.Movement;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.OwnMovement.Described;
import vn.guongsang.unitplan.OwnMovement.State;
import vn.guongsang.verdict.Verdict;

/** Movements of bodies: drafted, launched, ended. What is launched is one of the plan's movements from then on. */
@Service
public class OwnMovements {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Parts parts;
    private final Plans plans;
    private final Movements movements;

    OwnMovements(
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

    public Optional<OwnMovement> find(UUID id) {
        return jdbc.sql("""
                        SELECT movement.id, movement.plan_id, movement.body_id, body.name AS body, movement.parent,
                               movement.name, movement.aim, movement.period_from AS "from", movement.period_to AS "to",
                               movement.drafted_on, movement.drafted_by_name, launch.document_number,
                               launch.issued_on, launch.launched_on, launch.launched_by_name,
                               coalesce(ending.reason, '') AS reason, ending.ended_on, ending.ended_by_name
                          FROM unitplan_movement movement
                          JOIN organisation_v_body body ON body.id = movement.body_id
                          LEFT JOIN unitplan_movement_launch launch ON launch.movement_id = movement.id
                          LEFT JOIN unitplan_movement_end ending ON ending.movement_id = movement.id
                         WHERE movement.id = :id
                        """).param("id", id).query(OwnMovement.class).optional();
    }

    /** Drafts of a body, plan by plan, that wait for its head. */
    public Map<UUID, Long> drafts(UUID body) {
        return OwnCriteria.byPlan(jdbc.sql("""
                        SELECT plan_id, count(*) AS number
                          FROM unitplan_movement movement
                         WHERE body_id = :body
                           AND NOT EXISTS (SELECT FROM unitplan_movement_launch WHERE movement_id = movement.id)
                           AND NOT EXISTS (SELECT FROM unitplan_movement_end WHERE movement_id = movement.id)
                         GROUP BY plan_id
                        """).param("body", body));
    }

    /** Whether the actor's body launches movements under a plan. */
    public Verdict mayDraft(Actor by, Plan plan) {
        Verdict verdict = permissions.decide(by, PlanAction.FILE, plan);
        return verdict.allowed() && !parts.playsAny(by.bodyId(), plan.id())
                ? Verdict.refused("unitplan.movement.no-part.forbidden")
                : verdict;
    }

    /** @param id made by the form: sent twice, it is one draft */
    @Transactional
    public Verdict draft(Actor by, UUID id, Plan plan, Described described) {
        mayDraft(by, plan).orThrow();
        Verdict verdict = fits(plan.id(), described);
        if (!verdict.allowed()) {
            return verdict;
        }
        int added = write("""
                INSERT INTO unitplan_movement (id, plan_id, body_id, parent, name, aim, period_from, period_to,
                                               drafted_on, drafted_at, drafted_by, drafted_by_name)
                VALUES (:id, :plan, :body, :parent, :name, :aim, :from, :to, :today, :now, :account, :person)
                ON CONFLICT (id) DO NOTHING
                """, by, id, described)
                .param("plan", plan.id())
                .param("body", by.bodyId())
                .update();
        if (added == 1) {
            note(by, "movement.drafted", id, described.name(), "");
        }
        return verdict;
    }

    @Transactional
    public Verdict describe(Actor by, UUID id, Described described) {
        OwnMovement movement = lock(id);
        permissions.require(by, OwnMovementAction.EDIT, movement);
        Verdict verdict = movement.describe();
        if (verdict.allowed()) {
            verdict = fits(movement.planId(), described);
        }
        if (verdict.allowed()) {
            write("""
                    UPDATE unitplan_movement
                       SET parent = :parent, name = :name, aim = :aim, period_from = :from, period_to = :to,
                           drafted_on = :today, drafted_at = :now, drafted_by = :account, drafted_by_name = :person
                     WHERE id = :id
                    """, by, id, described).update();
            note(by, "movement.described", id, described.name(), "");
        }
        return verdict;
    }

    /** Where the plan's list of movements is closed, a body's own carries one of them out. */
    public boolean closed(UUID plan) {
        PlanPack pack = plans.pack(plan);
        return pack.movementsOpen() == null && !pack.movements().isEmpty();
    }

    private Verdict fits(UUID plan, Described described) {
        if (described.parent().isEmpty()) {
            return closed(plan) ? Verdict.refused("unitplan.movement.refused.closed") : Verdict.ALLOWED;
        }
        return plans.pack(plan).movement(described.parent()).isPresent()
                ? Verdict.ALLOWED
                : Verdict.refused("unitplan.movement.refused.parent");
    }

    /** The head launches it by a document; exemplars are registered under it from now on. */
    @Transactional
    public Verdict launch(Actor by, UUID id, String documentNumber, LocalDate issuedOn) {
        OwnMovement movement = lock(id);
        permissions.require(by, OwnMovementAction.LAUNCH, movement);
        Verdict verdict = movement.launch(issuedOn, day.today());
        if (!verdict.allowed()) {
            return verdict;
        }
        decided("""
                INSERT INTO unitplan_movement_launch (movement_id, document_number, issued_on,
                                                      launched_on, launched_at, launched_by, launched_by_name)
                VALUES (:id, :number, :issuedOn, :today, :now, :account, :person)
                """, by, id)
                .param("number", documentNumber)
                .param("issuedOn", issuedOn)
                .update();
        movements.launch(movement.planId(), id, movement.name(), countsIn(movement), movement.bodyId());
        note(by, "movement.launched", id, movement.name(), documentNumber);
        return verdict;
    }

    /** A movement without a name stands in a pack for all that bodies launch. */
    private String countsIn(OwnMovement movement) {
        return movement.parent().isEmpty()
                ? plans.pack(movement.planId()).movements().stream()
                        .filter(any -> any.name() == null)
                        .map(Movement::id)
                        .findFirst()
                        .orElse("")
                : movement.parent();
    }

    /** Who drafts gives a draft up; who launches ends what was launched. */
    public Verdict mayEnd(Actor by, OwnMovement movement) {
        return permissions.decide(
                by, movement.state() == State.DRAFT ? OwnMovementAction.EDIT : OwnMovementAction.LAUNCH, movement);
    }

    /** Gives a draft up, or ends what was launched: nothing is registered under it from today on. */
    @Transactional
    public Verdict end(Actor by, UUID id, String reason) {
        OwnMovement movement = lock(id);
        mayEnd(by, movement).orThrow();
        Verdict verdict = movement.end(reason);
        if (!verdict.allowed()) {
            return verdict;
        }
        decided("""
                INSERT INTO unitplan_movement_end (movement_id, reason, ended_on, ended_at, ended_by, ended_by_name)
                VALUES (:id, :reason, :today, :now, :account, :person)
                """, by, id).param("reason", reason).update();
        movements.end(movement.planId(), id, day.today());
        note(by, "movement.ended", id, movement.name(), reason);
        return verdict;
    }

    private OwnMovement lock(UUID id) {
        jdbc.sql("SELECT id FROM unitplan_movement WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .single();
        return find(id).orElseThrow();
    }

    private JdbcClient.StatementSpec write(String sql, Actor by, UUID id, Described described) {
        return decided(sql, by, id)
                .param("parent", described.parent())
                .param("name", described.name())
                .param("aim", described.aim())
                .param("from", described.from())
                .param("to", described.to(), Types.DATE);
    }

    /** Who, and when. */
    private JdbcClient.StatementSpec decided(String sql, Actor by, UUID id) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name());
    }

    private void note(Actor by, String act, UUID id, String name, String words) {
        audit.record(by.by(), act, Subject.of("movement", id), Map.of("name", name, "words", words));
    }
}
