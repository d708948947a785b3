-- What has to have come in before a duty is met: ways, of which one is enough, each with how many there
-- have to be of what: [{"any": 2}, {"document": 1}]. Without it any one answer is enough.
ALTER TABLE plan_instance ADD COLUMN enough jsonb;
UPDATE plan_instance
   SET enough = CASE kind
           WHEN 'NOMINATION' THEN jsonb_build_array(jsonb_build_object('any', minimum))
           ELSE jsonb_build_array(jsonb_build_object('any', minimum), jsonb_build_object('document', minimum))
       END
 WHERE minimum > 0;

-- What a filing brings: exemplars by kind and together, a document. What was filed until now counted as one of
-- either, and still does.
ALTER TABLE plan_filing ADD COLUMN brings jsonb NOT NULL DEFAULT '{}';
UPDATE plan_filing
   SET brings = CASE kind WHEN 'PAPER' THEN '{"any": 1, "document": 1}'::jsonb ELSE '{"any": 1}'::jsonb END
 WHERE kind <> 'NOTHING';

-- The day on which what stood until a day was enough. A filing stands unless it was returned by then.
CREATE FUNCTION plan_met_on(instance uuid, enough jsonb, on_day date) RETURNS date
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
                   FROM jsonb_each_text(ways.way) AS asked (what, number)) AS need
     ) AS way;
END;

CREATE OR REPLACE FUNCTION plan_decided_later(on_day date)
RETURNS TABLE (
    id          uuid,
    plan_id     uuid,
    obligation  text,
    body_id     uuid,
    due         date,
    met_on      date,
    -- whether it bound anybody on that day
    bound       boolean
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH later AS (
        SELECT decision.instance_id
          FROM plan_extension_decision decision
         WHERE decision.outcome = 'EXTENDED'
           AND decision.decided_on > on_day
         UNION
        SELECT filing.instance_id
          FROM plan_ruling ruling
          JOIN plan_filing filing ON filing.id = ruling.filing_id
         WHERE NOT ruling.accepted
           AND ruling.ruled_on > on_day
           AND filing.filed_on <= on_day
    )
    SELECT instance.id, instance.plan_id, instance.obligation, instance.body_id,
           coalesce((SELECT decision.until
                       FROM plan_extension_decision decision
                      WHERE decision.instance_id = instance.id
                        AND decision.outcome = 'EXTENDED'
                        AND decision.decided_on <= on_day
                      ORDER BY decision.id DESC
                      LIMIT 1),
                    CASE
                        WHEN EXISTS (SELECT
                                       FROM plan_extension_decision decision
                                      WHERE decision.instance_id = instance.id
                                        AND decision.outcome = 'EXTENDED')
                        THEN instance.first_due
                        ELSE instance.due
                    END),
           plan_met_on(instance.id, instance.enough, on_day),
           instance.binding AND instance.owed_from <= on_day AND instance.owed_until > on_day
      FROM later
      JOIN plan_instance instance ON instance.id = later.instance_id;
END
$$;
