-- What is enough may also say how many there may be at most ("at-most any": 5), which is refused when it is sent, and
-- which share of all exemplars has to be of a sort ("share trait:nữ": 30), which is judged over all that stands: the
-- day on which it was reached first, as long as it holds at last. What the number still waits for ("needs dân số") asks
-- for nothing itself.
CREATE OR REPLACE FUNCTION plan_met_on(instance uuid, enough jsonb, on_day date) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH standing AS (
        SELECT filing.id, filing.filed_on, filing.brings
          FROM plan_filing filing
          LEFT JOIN plan_ruling ruling
            ON ruling.filing_id = filing.id
           AND ruling.ruled_on <= on_day
         WHERE filing.instance_id = plan_met_on.instance
           AND filing.filed_on <= on_day
           AND coalesce(ruling.accepted, true)
    )
    SELECT min(way.met)
      FROM jsonb_array_elements(coalesce(plan_met_on.enough, '[{}]')) AS ways (way)
     CROSS JOIN LATERAL (
         SELECT CASE WHEN bool_and(need.reached IS NOT NULL) THEN max(need.reached) END AS met
           FROM (SELECT min(standing.filed_on) AS reached FROM standing
                 UNION ALL
                 SELECT (SELECT min(sofar.filed_on)
                           FROM (SELECT standing.filed_on,
                                        sum((standing.brings ->> asked.what)::int)
                                            OVER (ORDER BY standing.filed_on, standing.id) AS number
                                   FROM standing) AS sofar
                          WHERE sofar.number >= asked.number::int)
                   FROM jsonb_each_text(ways.way) AS asked (what, number)
                  WHERE NOT starts_with(asked.what, 'at-most ')
                    AND NOT starts_with(asked.what, 'share ')
                    AND NOT starts_with(asked.what, 'needs ')
                 UNION ALL
                 SELECT (SELECT CASE
                                    WHEN (array_agg(sofar.holds ORDER BY sofar.filed_on DESC, sofar.id DESC))[1]
                                    THEN min(sofar.filed_on) FILTER (WHERE sofar.holds)
                                END
                           FROM (SELECT standing.id, standing.filed_on,
                                        100 * sum(coalesce((standing.brings ->> substr(asked.what, 7))::int, 0))
                                                  OVER (ORDER BY standing.filed_on, standing.id)
                                        >= asked.number::int
                                           * sum(coalesce((standing.brings ->> 'any')::int, 0))
                                                 OVER (ORDER BY standing.filed_on, standing.id) AS holds
                                   FROM standing) AS sofar)
                   FROM jsonb_each_text(ways.way) AS asked (what, number)
                  WHERE starts_with(asked.what, 'share ')) AS need
     ) AS way;
END;
