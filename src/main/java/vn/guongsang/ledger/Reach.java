package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;

/**
 * From which bodies downwards somebody looks at the ledger: from their own, and those who work for an authority's
 * commendation from the issuers of the plans whose hub their body is. Lists start {@code Subtree.BELOW_ANY} there.
 */
@Repository
public class Reach {

    private final JdbcClient jdbc;
    private final Bodies bodies;

    Reach(JdbcClient jdbc, Bodies bodies) {
        this.jdbc = jdbc;
        this.bodies = bodies;
    }

    public Set<UUID> of(Actor actor) {
        return switch (actor.role()) {
            case OFFICER, HEAD -> Set.of(actor.bodyId());
            case HUB_OFFICER, COUNCIL_SECRETARY, LEADER, INSPECTOR ->
                jdbc.sql("""
                        SELECT :body::uuid
                         UNION
                        SELECT plan.issuer_id
                          FROM plan_v_part part
                          JOIN plan_v_plan plan ON plan.id = part.plan_id
                         WHERE part.body_id = :body
                           AND part.part = 'HUB'
                           AND part.movement = ''
                        """).param("body", actor.bodyId()).query(UUID.class).set();
            case APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> Set.of();
        };
    }

    public boolean holds(Actor actor, UUID body, LocalDate on) {
        return of(actor).stream().anyMatch(root -> bodies.within(root, body, on));
    }
}
