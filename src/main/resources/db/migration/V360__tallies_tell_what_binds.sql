-- Rates count what binds: a tally says whether what it counts does, so that sums of a plan are read from its few
-- rows and not from instances.
ALTER TABLE plan_tally ADD COLUMN binding boolean;

CREATE OR REPLACE FUNCTION plan_tally_add(changes plan_tally[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF pg_try_advisory_xact_lock(hashtext('plan_tally')) THEN
        WITH alike AS (
            DELETE FROM plan_tally tally
             USING unnest(changes) AS change
             WHERE tally.plan_id = change.plan_id
               AND tally.obligation = change.obligation
               AND tally.period_from = change.period_from
               AND tally.period = change.period
               AND tally.due IS NOT DISTINCT FROM change.due
               AND tally.met_on IS NOT DISTINCT FROM change.met_on
               AND tally.owed_from = change.owed_from
               AND tally.owed_until = change.owed_until
               AND tally.binding = change.binding
            RETURNING tally.*
        )
        INSERT INTO plan_tally (plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding, number)
        SELECT plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding, sum(number)
          FROM (SELECT * FROM alike UNION ALL SELECT * FROM unnest(changes)) AS added
         GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding
        HAVING sum(number) <> 0;
    ELSE
        INSERT INTO plan_tally SELECT * FROM unnest(changes);
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION plan_instance_counted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    changed text := CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT *, 1 AS number FROM come'
        WHEN 'DELETE' THEN 'SELECT *, -1 AS number FROM gone'
        ELSE 'SELECT *, 1 AS number FROM come UNION ALL SELECT *, -1 AS number FROM gone'
    END;
    tallies plan_tally[];
    owings  plan_owing[];
BEGIN
    EXECUTE format(
        'SELECT ARRAY(SELECT ROW (plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, sum(number), binding)::plan_tally
                        FROM (%s) AS changed
                       GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding
                      HAVING sum(number) <> 0)', changed)
       INTO tallies;
    IF cardinality(tallies) > 0 THEN
        PERFORM plan_tally_add(tallies);
    END IF;
    EXECUTE format(
        'SELECT ARRAY(SELECT ROW (plan_id, obligation, extract(year FROM period_from)::int, body_id, owed_from, owed_until, sum(number))::plan_owing
                        FROM (%s) AS changed
                       GROUP BY plan_id, obligation, extract(year FROM period_from), body_id, owed_from, owed_until
                      HAVING sum(number) <> 0)', changed)
       INTO owings;
    IF cardinality(owings) > 0 THEN
        PERFORM plan_owing_add(owings);
    END IF;
    RETURN NULL;
END
$$;

DELETE FROM plan_tally;
INSERT INTO plan_tally (plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, number, binding)
SELECT plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, count(*), binding
  FROM plan_instance
 GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, binding;
ALTER TABLE plan_tally ALTER COLUMN binding SET NOT NULL;

-- Asked once and more for every page of rates: planned for one day it is good for any.
ALTER FUNCTION plan_decided_later(date) SET plan_cache_mode = 'force_generic_plan';

-- What binds as it was seen on a day, as plan_seen tells it, counted: what was decided later is taken off as it
-- is now, and added as it was.
CREATE FUNCTION plan_seen_tally(on_day date)
RETURNS TABLE (
    plan_id     uuid,
    obligation  text,
    due         date,
    met_on      date,
    number      bigint
)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH later AS MATERIALIZED (
        SELECT *
          FROM plan_decided_later(on_day) AS decided
    )
    SELECT tally.plan_id, tally.obligation, tally.due, CASE WHEN tally.met_on <= on_day THEN tally.met_on END,
           tally.number
      FROM plan_tally tally
     WHERE tally.binding
       AND tally.owed_from <= on_day
       AND tally.owed_until > on_day
     UNION ALL
    SELECT instance.plan_id, instance.obligation, instance.due,
           CASE WHEN instance.met_on <= on_day THEN instance.met_on END, -1
      FROM later
      JOIN plan_instance instance ON instance.id = later.id
     WHERE instance.binding
       AND instance.owed_from <= on_day
       AND instance.owed_until > on_day
     UNION ALL
    SELECT later.plan_id, later.obligation, later.due, later.met_on, 1
      FROM later
     WHERE later.bound;
END;
