package vn.guongsang.dossier;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * For which authorities a body takes in and appraises: for itself, and for the issuers of the plans whose hub it
 * is. So the hub that runs an authority's plans runs its commendation too, and nothing has to be set up twice.
 */
@Repository
public class Receiving {

    private final JdbcClient jdbc;

    Receiving(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Set<UUID> authorities(UUID body) {
        return jdbc.sql("""
                        SELECT :body::uuid
                         UNION
                        SELECT plan.issuer_id
                          FROM plan_v_part part
                          JOIN plan_v_plan plan ON plan.id = part.plan_id
                         WHERE part.body_id = :body
                           AND part.part = 'HUB'
                           AND part.movement = ''
                        """).param("body", body).query(UUID.class).set();
    }
}
