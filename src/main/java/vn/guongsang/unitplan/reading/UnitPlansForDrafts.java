package vn.guongsang.unitplan.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.authoring.DraftSource;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Plans;

/** A plan that a body has sent, with the movements and criteria of its own, as the beginning of a plan in the product. */
@Repository
class UnitPlansForDrafts implements DraftSource {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Plans plans;

    UnitPlansForDrafts(JdbcClient jdbc, Bodies bodies, Plans plans) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.plans = plans;
    }

    @Override
    public List<Offered> of(UUID body) {
        return jdbc.sql("""
                        SELECT version.id, duty.body_id AS issuer,
                               body.name || ': ' || version.document_number || ', ' || version.title AS label
                          FROM unitplan_version version
                          JOIN plan_v_duty duty ON duty.answer_id = version.id
                          JOIN organisation_v_body body ON body.id = duty.body_id
                         WHERE duty.body_id IN (:bodies)
                           AND duty.accepted IS NOT FALSE
                         ORDER BY duty.body_id = :own DESC, body.name COLLATE "vi-x-icu", version.issued_on DESC, version.id
                         LIMIT :most
                        """)
                .param("bodies", bodies.subtree(body))
                .param("own", body)
                .param("most", MOST)
                .query(Offered.class)
                .list();
    }

    @Override
    public Said said(UUID id) {
        record Version(
                UUID planId,
                UUID bodyId,
                String title,
                String number,
                LocalDate issuedOn,
                @Nullable LocalDate from,
                @Nullable LocalDate to) {}
        Version version = jdbc.sql("""
                        SELECT duty.plan_id, duty.body_id, version.title, version.document_number AS number,
                               version.issued_on, version.period_from AS "from", version.period_to AS "to"
                          FROM unitplan_version version
                          JOIN plan_v_duty duty ON duty.id = version.instance_id
                         WHERE version.id = :id
                        """).param("id", id).query(Version.class).single();
        return new Said(
                plans.get(version.planId()),
                version.bodyId(),
                version.title(),
                version.number(),
                version.issuedOn(),
                version.from(),
                version.to(),
                movements(version.planId(), version.bodyId()),
                criteria(version.planId(), version.bodyId()));
    }

    private List<Movement> movements(UUID plan, UUID body) {
        return jdbc.sql("""
                        SELECT movement.name, movement.aim, movement.period_from AS "from", movement.period_to AS "to"
                          FROM unitplan_movement movement
                          JOIN unitplan_movement_launch launch ON launch.movement_id = movement.id
                         WHERE movement.plan_id = :plan
                           AND movement.body_id = :body
                           AND NOT EXISTS (SELECT FROM unitplan_movement_end WHERE movement_id = movement.id)
                         ORDER BY launch.launched_at, movement.id
                        """)
                .param("plan", plan)
                .param("body", body)
                .query(Movement.class)
                .list();
    }

    private List<Criterion> criteria(UUID plan, UUID body) {
        return jdbc.sql("""
                        SELECT criterion.subject_kind, criterion.text
                          FROM unitplan_criterion criterion
                          JOIN unitplan_criterion_ruling ruling ON ruling.criterion_id = criterion.id
                         WHERE criterion.plan_id = :plan
                           AND criterion.body_id = :body
                           AND criterion.movement = ''
                           AND ruling.approved
                           AND NOT EXISTS (SELECT FROM unitplan_criterion_end WHERE criterion_id = criterion.id)
                         ORDER BY criterion.proposed_at, criterion.id
                        """)
                .param("plan", plan)
                .param("body", body)
                .query(Criterion.class)
                .list();
    }
}
