package vn.guongsang.exemplar.reading;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.plan.ExemplarCounts;

/** Answers the plan's question how many exemplars stand where. */
@Repository
class CountedForQuotas implements ExemplarCounts {

    private final JdbcClient jdbc;

    CountedForQuotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Count> of(UUID plan) {
        return jdbc.sql("""
                        SELECT movement, sector, subject_kind,
                               state = 'RECOGNISED' AS recognised,
                               state <> 'RECOGNISED' AS in_progress,
                               count(*) AS number
                          FROM exemplar_exemplar
                         WHERE plan_id = :plan
                           AND state IN ('SUBMITTED', 'FOSTERED', 'RECOGNISED')
                         GROUP BY movement, sector, subject_kind, state = 'RECOGNISED', state <> 'RECOGNISED'
                         ORDER BY movement, sector, subject_kind, recognised
                        """).param("plan", plan).query(Count.class).list();
    }
}
