-- What was decided after a day, as it was seen on it: little or nothing. Kept apart, so that who asks for a
-- day on which all is as it is now neither plans for it nor compares with it.
CREATE FUNCTION plan_decided_later(on_day date)
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
           (SELECT filing.filed_on
              FROM plan_filing filing
              LEFT JOIN plan_ruling ruling
                ON ruling.filing_id = filing.id
               AND ruling.ruled_on <= on_day
             WHERE filing.instance_id = instance.id
               AND filing.filed_on <= on_day
               AND coalesce(ruling.accepted, true)
             ORDER BY filing.filed_on, filing.id
            OFFSET greatest(coalesce(instance.minimum, 1), 1) - 1
             LIMIT 1),
           instance.binding AND instance.owed_from <= on_day AND instance.owed_until > on_day
      FROM later
      JOIN plan_instance instance ON instance.id = later.instance_id;
END
$$;

CREATE OR REPLACE FUNCTION plan_seen(on_day date)
RETURNS TABLE (
    id          uuid,
    plan_id     uuid,
    obligation  text,
    body_id     uuid,
    due         date,
    met_on      date
)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH later AS MATERIALIZED (
        SELECT *
          FROM plan_decided_later(on_day) AS decided
    )
    SELECT instance.id, instance.plan_id, instance.obligation, instance.body_id, instance.due,
           CASE WHEN instance.met_on <= on_day THEN instance.met_on END
      FROM plan_instance instance
     WHERE instance.binding
       AND instance.owed_from <= on_day
       AND instance.owed_until > on_day
       AND instance.id NOT IN (SELECT later.id FROM later)
     UNION ALL
    SELECT later.id, later.plan_id, later.obligation, later.body_id, later.due, later.met_on
      FROM later
     WHERE later.bound;
END;
