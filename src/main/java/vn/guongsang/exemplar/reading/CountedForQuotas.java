package vn.guongsang.exemplar.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    @Override
    public List<Recognised> recognised(UUID plan, List<Count> like, int limit) {
        return jdbc.sql(RECOGNISED.formatted("""
                        AND (coalesce(movement.counts_in, exemplar.movement), exemplar.sector, exemplar.subject_kind)
                            IN (SELECT * FROM unnest(:movements::text[], :sectors::text[], :kinds::text[]))"""))
                .param("plan", plan)
                .param("movements", like.stream().map(Count::movement).toArray(String[]::new))
                .param("sectors", like.stream().map(Count::sector).toArray(String[]::new))
                .param("kinds", like.stream().map(Count::subjectKind).toArray(String[]::new))
                .param("limit", limit)
                .query(Recognised.class)
                .list();
    }

    @Override
    public Optional<Recognised> recognised(UUID plan, UUID exemplar) {
        return jdbc.sql(RECOGNISED.formatted("AND exemplar.id = :exemplar"))
                .param("plan", plan)
                .param("exemplar", exemplar)
                .param("limit", 1)
                .query(Recognised.class)
                .optional();
    }

    @Override
    public Set<UUID> recognisedFor(UUID plan, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT exemplar.body_id
                          FROM exemplar_v_recognition recognition
                          JOIN exemplar_exemplar exemplar ON exemplar.id = recognition.exemplar_id
                         WHERE exemplar.plan_id = :plan
                           AND recognition.taken_on BETWEEN :from AND :to
                        """)
                .param("plan", plan)
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .set();
    }

    private static final String UNCOUNTED = """
               AND NOT EXISTS (SELECT
                                 FROM plan_v_uncounted uncounted
                                 JOIN exemplar_exemplar kept ON kept.id = uncounted.kept_id
                                WHERE uncounted.exemplar_id = exemplar.id
                                  AND kept.state = 'RECOGNISED')
            """;

    private static final String RECOGNISED = """
            SELECT exemplar.id, exemplar.name, body.name AS body,
                   coalesce(movement.counts_in, exemplar.movement) AS movement, exemplar.sector, exemplar.subject_kind,
                   coalesce(choice.counts_for, '') AS counts_for
              FROM exemplar_exemplar exemplar
              JOIN organisation_v_body body ON body.id = exemplar.body_id
              LEFT JOIN plan_v_movement movement
                ON movement.plan_id = exemplar.plan_id AND movement.code = exemplar.movement
              LEFT JOIN plan_v_quota_choice choice ON choice.exemplar_id = exemplar.id
             WHERE exemplar.plan_id = :plan
               AND exemplar.state = 'RECOGNISED'
            """ + UNCOUNTED + """
               %s
             ORDER BY choice.counts_for IS NOT NULL, exemplar.id
             LIMIT :limit
            """;

    private static final String COUNTED = """
            SELECT coalesce(movement.counts_in, exemplar.movement) AS movement, exemplar.sector, exemplar.subject_kind,
                   exemplar.state AS stage, count(*) AS number, coalesce(choice.counts_for, '') AS counts_for
              FROM exemplar_exemplar exemplar
              LEFT JOIN plan_v_movement movement
                ON movement.plan_id = exemplar.plan_id AND movement.code = exemplar.movement
              LEFT JOIN plan_v_quota_choice choice ON choice.exemplar_id = exemplar.id
             WHERE exemplar.plan_id = :plan
               AND exemplar.state IN ('SUBMITTED', 'FOSTERED', 'RECOGNISED')
            """ + UNCOUNTED + """
               %s
             GROUP BY 1, exemplar.sector, exemplar.subject_kind, exemplar.state, 6
             ORDER BY 1, exemplar.sector, exemplar.subject_kind, exemplar.state, 6
            """;
}
