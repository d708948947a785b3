package vn.guongsang.plan;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who plays which part in which plan: what permissions and queues rest on. */
@Repository
public class Parts {

    private final JdbcClient jdbc;

    Parts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The parts that a body plays in a plan as a whole and in one movement (its code, or empty). */
    public Set<Part> of(UUID body, UUID plan, String movement) {
        return jdbc.sql("""
                        SELECT part
                          FROM plan_part
                         WHERE body_id = :body
                           AND plan_id = :plan
                           AND movement IN ('', :movement)
                        """)
                .param("body", body)
                .param("plan", plan)
                .param("movement", movement)
                .query(Part.class)
                .set();
    }

    /** Whether a body plays any part at all in a plan. */
    public boolean playsAny(UUID body, UUID plan) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM plan_part
                                        WHERE body_id = :body
                                          AND plan_id = :plan)
                        """)
                .param("body", body)
                .param("plan", plan)
                .query(Boolean.class)
                .single();
    }
}
