package vn.guongsang.exemplar.reading;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.exemplar.Exemplar;

/** Who receives and judges an exemplar: the plan's hub, and whoever leads its movement. */
@Repository
public class Receivers {

    private final JdbcClient jdbc;

    Receivers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The hub; where the plan names none, the issuer. */
    public List<String> hubs(UUID plan) {
        List<String> hubs = names(plan, "HUB", "");
        return hubs.isEmpty() ? names(plan, "ISSUER", "") : hubs;
    }

    public List<String> leads(Exemplar exemplar) {
        return exemplar.profile().movement().isEmpty()
                ? List.of()
                : names(exemplar.planId(), "LEAD", exemplar.profile().movement());
    }

    private List<String> names(UUID plan, String part, String movement) {
        return jdbc.sql("""
                        SELECT DISTINCT body.name
                          FROM plan_v_part part
                          JOIN organisation_v_body body ON body.id = part.body_id
                         WHERE part.plan_id = :plan
                           AND part.part = :part
                           AND part.movement = :movement
                         ORDER BY body.name
                        """)
                .param("plan", plan)
                .param("part", part)
                .param("movement", movement)
                .query(String.class)
                .list();
    }
}
