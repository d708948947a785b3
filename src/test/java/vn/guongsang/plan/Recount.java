package vn.guongsang.plan;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tallies of obligations say against the instances themselves. */
public final class Recount {

    private Recount() {}

    /** Rows on which both do not agree; empty while the tallies follow. */
    public static List<Map<String, Object>> differences(JdbcClient jdbc) {
        return jdbc.sql("""
                        WITH tallied AS (
                            SELECT plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding, sum(number) AS number
                              FROM plan_tally
                             GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding
                            HAVING sum(number) <> 0
                             UNION ALL
                            SELECT plan_id, obligation, make_date(year, 1, 1), body_id::text, NULL, NULL, owed_from, owed_until, NULL, sum(number)
                              FROM plan_owing
                             GROUP BY plan_id, obligation, year, body_id, owed_from, owed_until
                            HAVING sum(number) <> 0
                        ), counted AS (
                            SELECT plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding, count(*) AS number
                              FROM plan_instance
                             GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding
                             UNION ALL
                            SELECT plan_id, obligation, date_trunc('year', period_from)::date, body_id::text, NULL, NULL, owed_from, owed_until, NULL, count(*)
                              FROM plan_instance
                             GROUP BY plan_id, obligation, date_trunc('year', period_from)::date, body_id, owed_from, owed_until
                        )
                        SELECT 'tallied' AS side, differing.* FROM (SELECT * FROM tallied EXCEPT SELECT * FROM counted) AS differing
                         UNION ALL
                        SELECT 'counted', differing.* FROM (SELECT * FROM counted EXCEPT SELECT * FROM tallied) AS differing
                        """).query().listOfRows();
    }
}
