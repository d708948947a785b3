package vn.guongsang.commendation.reading;

import static vn.guongsang.plan.Part.HUB;
import static vn.guongsang.plan.Part.ISSUER;
import static vn.guongsang.plan.Part.LEAD;
import static vn.guongsang.plan.Part.PARTNER;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.commendation.Level;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Part;

/** The decisions that an actor may read: those on exemplars that they see. A test holds it to the policy. */
@Repository
public class DecisionList {

    private final JdbcClient jdbc;

    DecisionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line.
     *
     * @param number null while it is a draft
     */
    public record Row(
            UUID id,
            UUID exemplarId,
            String name,
            String bodyName,
            String issuerName,
            Level level,
            LocalDate drawnUpOn,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            @Nullable String signer) {}

    /** Waiting for number and signature, the oldest first. */
    public List<Row> drafts(Actor actor, long offset, int limit) {
        return rows(actor, "decision.issued_on IS NULL", "decision.id", offset, limit);
    }

    /** The newest first. */
    public List<Row> issued(Actor actor, long offset, int limit) {
        return rows(
                actor, "decision.issued_on IS NOT NULL", "decision.issued_on DESC, decision.id DESC", offset, limit);
    }

    /** What waits for this leader's signature, the oldest first. */
    public List<Row> toSign(Actor leader, int most) {
        return rows(leader, "decision.issued_on IS NULL AND decision.issuer_id = :body", "decision.id", 0, most);
    }

    private List<Row> rows(Actor actor, String which, String order, long offset, int limit) {
        if (parts(actor).isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        WITH RECURSIVE below AS (
                            SELECT id FROM organisation_v_body WHERE id = :body
                            UNION ALL
                            SELECT child.id
                              FROM organisation_v_body child
                              JOIN below ON child.parent_id = below.id
                             WHERE :leader
                        )
                        SELECT decision.id, decision.exemplar_id, exemplar.name, body.name AS body_name,
                               issuer.name AS issuer_name, decision.level, decision.drawn_up_on, decision.number,
                               decision.issued_on, decision.signer
                          FROM commendation_decision decision
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = decision.exemplar_id
                          JOIN organisation_v_body body ON body.id = exemplar.body_id
                          JOIN organisation_v_body issuer ON issuer.id = decision.issuer_id
                         WHERE %s
                           AND (:ofBodies AND exemplar.body_id IN (SELECT id FROM below)
                                OR EXISTS (SELECT
                                             FROM plan_v_part part
                                            WHERE part.body_id = :body
                                              AND part.plan_id = exemplar.plan_id
                                              AND part.part IN (:parts)
                                              AND part.movement IN ('', exemplar.movement))
                                   AND (NOT :council OR exemplar.state IN ('FOSTERED', 'RECOGNISED')))
                         ORDER BY %s
                        OFFSET :offset
                         LIMIT :limit
                        """.formatted(which, order))
                .param("body", actor.bodyId())
                .param("leader", actor.is(Role.LEADER))
                .param("ofBodies", ofBodies(actor.role()))
                .param("council", actor.is(Role.COUNCIL_MEMBER))
                .param("parts", parts(actor).stream().map(Part::name).toList())
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    private static List<Part> parts(Actor actor) {
        return switch (actor.role()) {
            case OFFICER, HEAD -> List.of(LEAD, PARTNER);
            case APPRAISER -> List.of(LEAD);
            case HUB_OFFICER, COUNCIL_SECRETARY, COUNCIL_MEMBER, LEADER, EDITOR, INSPECTOR -> List.of(HUB, ISSUER);
            case AUDITOR, ADMINISTRATOR -> List.of();
        };
    }

    private static boolean ofBodies(Role role) {
        return role == Role.LEADER || role == Role.OFFICER || role == Role.HEAD;
    }
}
