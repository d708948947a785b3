-- The day of a milestone or event may be another every year: then the newest of each year counts.
ALTER TABLE plan_occasion_day
    ADD COLUMN holds text CHECK (holds IN ('ONCE', 'EVERY_YEAR', 'THAT_YEAR'));
UPDATE plan_occasion_day SET holds = CASE WHEN yearly THEN 'EVERY_YEAR' ELSE 'ONCE' END;
ALTER TABLE plan_occasion_day
    ALTER COLUMN holds SET NOT NULL,
    DROP COLUMN yearly;

-- Those that count: where the newest is of its year, that of each year; otherwise it alone.
CREATE VIEW plan_v_occasion_day AS
SELECT DISTINCT ON (plan_id, occasion, CASE holds WHEN 'THAT_YEAR' THEN extract(YEAR FROM day) END)
       plan_id, occasion, day, holds, basis, set_on, set_by_name
  FROM plan_occasion_day said
 WHERE (holds = 'THAT_YEAR') = (SELECT newest.holds = 'THAT_YEAR'
                                  FROM plan_occasion_day newest
                                 WHERE newest.plan_id = said.plan_id
                                   AND newest.occasion = said.occasion
                                 ORDER BY newest.id DESC
                                 LIMIT 1)
 ORDER BY plan_id, occasion, CASE holds WHEN 'THAT_YEAR' THEN extract(YEAR FROM day) END, id DESC;
