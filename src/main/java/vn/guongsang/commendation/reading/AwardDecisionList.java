package vn.guongsang.commendation.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.commendation.AwardDecision.Kind;
import vn.guongsang.identity.Actor;
import vn.guongsang.plan.Parts;

/** The decisions about awards that an actor may see: {@code AwardDecisionPolicy} said in SQL. */
@Repository
public class AwardDecisionList {

    private final JdbcClient jdbc;
    private final Parts parts;

    AwardDecisionList(JdbcClient jdbc, Parts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /** @param entries how many lines it has, or changes */
    public record Row(
            UUID id,
            Kind kind,
            String about,
            String issuerName,
            LocalDate drawnUpOn,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            @Nullable String signer,
            int entries) {}

    /** Whether the actor has to do with them at all. */
    public static boolean reads(Actor actor) {
        return switch (actor.role()) {
            case HUB_OFFICER, COUNCIL_SECRETARY, LEADER, INSPECTOR -> true;
            case OFFICER, HEAD, APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> false;
        };
    }

    /** Drafts first, then the latest issued. */
    public List<Row> rows(Actor actor, long offset, int limit) {
        if (!reads(actor)) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT decision.id, decision.kind, decision.about, issuer.name AS issuer_name, decision.drawn_up_on,
                               decision.number, decision.issued_on, decision.signer,
                               (SELECT count(*) FROM commendation_award_entry WHERE decision_id = decision.id)
                               + (SELECT count(*) FROM commendation_award_change WHERE decision_id = decision.id) AS entries
                          FROM commendation_award_decision decision
                          JOIN organisation_v_body issuer ON issuer.id = decision.issuer_id
                         WHERE decision.issuer_id IN (:authorities)
                         ORDER BY decision.issued_on DESC NULLS FIRST, decision.drawn_up_at DESC, decision.id
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("authorities", parts.authorities(actor.bodyId()))
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    /** Drafts that wait for the signature of the actor's body, where the actor signs. */
    public List<Row> toIssue(Actor actor, int most) {
        return rows(actor, 0, most).stream().filter(row -> row.number() == null).toList();
    }
}
