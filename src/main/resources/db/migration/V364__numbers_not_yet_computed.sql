-- For how many figures what is enough still waits ("needs dân số"): a number that waits for less of them than before
-- was never computed until now.
CREATE FUNCTION plan_waits_for(enough jsonb) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT count(DISTINCT asked.what)
      FROM jsonb_array_elements(plan_waits_for.enough) AS ways (way)
     CROSS JOIN LATERAL jsonb_object_keys(ways.way) AS asked (what)
     WHERE starts_with(asked.what, 'needs ');
END;
