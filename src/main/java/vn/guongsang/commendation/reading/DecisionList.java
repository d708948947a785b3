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
import vn.guongsang.frame.AsOf;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Subtree;
import vn.guongsang.plan.Part;
import vn.guongsang.time.BusinessDay;

/** The decisions that an actor may read: those on exemplars that they see. A test holds it to the policy. */
@Repository
public class DecisionList {

    private final JdbcClient jdbc;
    private final BusinessDay day;

    DecisionList(JdbcClient jdbc, BusinessDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    /**
     * One line.
     *
     * @param bodyName who brought the exemplar forward, or the heir to whom it rolls, as called on the day shown
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

    /** Waiting for number and signature on the day, the oldest first. */
    public List<Row> drafts(Actor actor, AsOf asOf, long offset, int limit) {
        String waiting = asOf.past()
                ? "decision.drawn_up_on <= :asOf AND (decision.issued_on IS NULL OR decision.issued_on > :asOf)"
                : "decision.issued_on IS NULL";
        return rows(actor, asOf, waiting, "decision.id", offset, limit);
    }

    /** Issued by the day, the newest first. */
    public List<Row> issued(Actor actor, AsOf asOf, long offset, int limit) {
        return rows(
                actor,
                asOf,
                asOf.past() ? "decision.issued_on <= :asOf" : "decision.issued_on IS NOT NULL",
                "decision.issued_on DESC, decision.id DESC",
                offset,
                limit);
    }

    /** Issued under a number that holds the text, the newest first. */
    public List<Row> numbered(Actor actor, String text, int most) {
        return rows(
                actor,
                AsOf.of(day.today()),
                "position(lower(:number) IN lower(decision.number)) > 0",
                "decision.issued_on DESC, decision.id DESC",
                text,
                0,
                most);
    }

    /** What waits for this leader's signature, the oldest first. */
    public List<Row> toSign(Actor leader, int most) {
        return rows(
                leader,
                AsOf.of(day.today()),
                "decision.issued_on IS NULL AND decision.issuer_id = :body",
                "decision.id",
                0,
                most);
    }

    private List<Row> rows(Actor actor, AsOf asOf, String which, String order, long offset, int limit) {
        return rows(actor, asOf, which, order, "", offset, limit);
    }

    private List<Row> rows(Actor actor, AsOf asOf, String which, String order, String number, long offset, int limit) {
        if (parts(actor).isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        WITH RECURSIVE %s
                        SELECT decision.id, decision.exemplar_id, exemplar.name, %s AS body_name, %s AS issuer_name,
                               decision.level, decision.drawn_up_on, decision.number, decision.issued_on,
                               decision.signer
                          FROM commendation_decision decision
                          JOIN exemplar_v_exemplar exemplar ON exemplar.id = decision.exemplar_id
                          LEFT JOIN organisation_v_heir heir
                            ON heir.body_id = exemplar.body_id
                           AND heir.since <= :rolledTo::date
                           AND heir.until > :rolledTo::date
                         WHERE %s
                           AND (:leader AND exemplar.body_id IN (SELECT id FROM below)
                                OR :ofBodies AND exemplar.body_id = :body
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
                        """.formatted(
                                Subtree.BELOW,
                                Subtree.nameOf("coalesce(heir.heir_id, exemplar.body_id)"),
                                // the paper is the issuer's: no heir stands in its place
                                Subtree.nameOf("decision.issuer_id"),
                                which,
                                order))
                .param("body", actor.bodyId())
                .param("today", day.today())
                .param("asOf", asOf.day())
                .param("number", number)
                .param("rolledTo", asOf.rolledTo())
                .param("named", asOf.named())
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
        return role == Role.OFFICER || role == Role.HEAD;
    }
}
