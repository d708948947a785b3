-- How many instances are alike, and which bodies owe in which year: kept beside the instances, so that the
-- head of a board costs what it shows. Whatever changes instances, these triggers follow.
--
-- Rows are signed and alike ones add up. A change that gets the lock makes one row of those alike; a change
-- beside it only adds its own, so that nobody waits for anybody, however long a plan takes to be laid out.
CREATE TABLE plan_tally (
    plan_id     uuid NOT NULL,
    obligation  text NOT NULL,
    period_from date NOT NULL,
    period      text NOT NULL,
    due         date,
    met_on      date,
    owed_from   date NOT NULL,
    owed_until  date NOT NULL,
    number      bigint NOT NULL
);
CREATE INDEX plan_tally_board ON plan_tally (plan_id, obligation, period_from);

CREATE TABLE plan_owing (
    plan_id    uuid NOT NULL,
    obligation text NOT NULL,
    year       int NOT NULL,
    body_id    uuid NOT NULL,
    owed_from  date NOT NULL,
    owed_until date NOT NULL,
    number     bigint NOT NULL
);
CREATE INDEX plan_owing_board ON plan_owing (plan_id, obligation, year, body_id) INCLUDE (owed_from, owed_until, number);

CREATE FUNCTION plan_tally_add(changes plan_tally[]) RETURNS void
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
            RETURNING tally.*
        )
        INSERT INTO plan_tally (plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, number)
        SELECT plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, sum(number)
          FROM (SELECT * FROM alike UNION ALL SELECT * FROM unnest(changes)) AS added
         GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until
        HAVING sum(number) <> 0;
    ELSE
        INSERT INTO plan_tally SELECT * FROM unnest(changes);
    END IF;
END
$$;

CREATE FUNCTION plan_owing_add(changes plan_owing[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF pg_try_advisory_xact_lock(hashtext('plan_owing')) THEN
        WITH alike AS (
            DELETE FROM plan_owing owing
             USING unnest(changes) AS change
             WHERE owing.plan_id = change.plan_id
               AND owing.obligation = change.obligation
               AND owing.year = change.year
               AND owing.body_id = change.body_id
               AND owing.owed_from = change.owed_from
               AND owing.owed_until = change.owed_until
            RETURNING owing.*
        )
        INSERT INTO plan_owing (plan_id, obligation, year, body_id, owed_from, owed_until, number)
        SELECT plan_id, obligation, year, body_id, owed_from, owed_until, sum(number)
          FROM (SELECT * FROM alike UNION ALL SELECT * FROM unnest(changes)) AS added
         GROUP BY plan_id, obligation, year, body_id, owed_from, owed_until
        HAVING sum(number) <> 0;
    ELSE
        INSERT INTO plan_owing SELECT * FROM unnest(changes);
    END IF;
END
$$;

-- What one statement did: the instances that went count -1, those that came 1.
CREATE FUNCTION plan_instance_counted() RETURNS trigger
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
        'SELECT ARRAY(SELECT ROW (plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, sum(number))::plan_tally
                        FROM (%s) AS changed
                       GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until
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

CREATE TRIGGER plan_instance_come AFTER INSERT ON plan_instance
    REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION plan_instance_counted();
CREATE TRIGGER plan_instance_changed AFTER UPDATE ON plan_instance
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION plan_instance_counted();
CREATE TRIGGER plan_instance_gone AFTER DELETE ON plan_instance
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION plan_instance_counted();

INSERT INTO plan_tally (plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, number)
SELECT plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until, count(*)
  FROM plan_instance
 GROUP BY plan_id, obligation, period_from, period, due, met_on, owed_from, owed_until;

INSERT INTO plan_owing (plan_id, obligation, year, body_id, owed_from, owed_until, number)
SELECT plan_id, obligation, extract(year FROM period_from)::int, body_id, owed_from, owed_until, count(*)
  FROM plan_instance
 GROUP BY plan_id, obligation, extract(year FROM period_from), body_id, owed_from, owed_until;
