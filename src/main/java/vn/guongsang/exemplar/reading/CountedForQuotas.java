package vn.guongsang.exemplar.reading;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.plan.ExemplarCounts;

/** Answers the plan's questions how many exemplars stand where, and which may be one subject. */
@Repository
class CountedForQuotas implements ExemplarCounts {

    /** More of them nobody decides on at once. */
    private static final int NAMES = 100;

    private final JdbcClient jdbc;

    CountedForQuotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Count> of(UUID plan) {
        return jdbc.sql(COUNTED.formatted(""))
                .param("plan", plan)
                .query(Count.class)
                .list();
    }

    @Override
    public List<Count> of(UUID plan, Set<UUID> bodies) {
        return bodies.isEmpty()
                ? List.of()
                : jdbc.sql(COUNTED.formatted("AND exemplar.body_id IN (:bodies)"))
                        .param("plan", plan)
                        .param("bodies", bodies)
                        .query(Count.class)
                        .list();
    }

    @Override
    public List<Namesake> namesakes(UUID plan) {
        return jdbc.sql("""
                        WITH twice AS (
                            SELECT subject_kind, vn_fold(name) AS name
                              FROM exemplar_exemplar
                             WHERE plan_id = :plan
                               AND state = 'RECOGNISED'
                             GROUP BY subject_kind, vn_fold(name)
                            HAVING count(*) > 1
                             LIMIT :names
                        )
                        SELECT exemplar.id, twice.subject_kind || ' ' || twice.name AS subject, exemplar.name,
                               coalesce(movement.name, exemplar.movement) AS movement, exemplar.sector,
                               body.name AS body
                          FROM twice
                          JOIN exemplar_exemplar exemplar
                            ON exemplar.plan_id = :plan
                           AND exemplar.state = 'RECOGNISED'
                           AND exemplar.subject_kind = twice.subject_kind
                           AND vn_fold(exemplar.name) = twice.name
                          JOIN organisation_v_body body ON body.id = exemplar.body_id
                          LEFT JOIN plan_v_movement movement
                            ON movement.plan_id = exemplar.plan_id AND movement.code = exemplar.movement
                         ORDER BY subject, exemplar.id
                        """)
                .param("plan", plan)
                .param("names", NAMES)
                .query(Namesake.class)
                .list();
    }

    private static final String COUNTED = """
            SELECT coalesce(movement.counts_in, exemplar.movement) AS movement, exemplar.sector, exemplar.subject_kind,
                   exemplar.state AS stage, count(*) AS number
              FROM exemplar_exemplar exemplar
              LEFT JOIN plan_v_movement movement
                ON movement.plan_id = exemplar.plan_id AND movement.code = exemplar.movement
             WHERE exemplar.plan_id = :plan
               AND exemplar.state IN ('SUBMITTED', 'FOSTERED', 'RECOGNISED')
               AND NOT EXISTS (SELECT
                                 FROM plan_v_uncounted uncounted
                                 JOIN exemplar_exemplar kept ON kept.id = uncounted.kept_id
                                WHERE uncounted.exemplar_id = exemplar.id
                                  AND kept.state = 'RECOGNISED')
               %s
             GROUP BY 1, exemplar.sector, exemplar.subject_kind, exemplar.state
             ORDER BY 1, exemplar.sector, exemplar.subject_kind, exemplar.state
            """;
}
