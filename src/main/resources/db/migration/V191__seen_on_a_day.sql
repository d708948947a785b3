-- What binds, as one would have seen it on a day: a filing returned later still stood, more time given later
-- was not yet given. Little was decided after most days, so the rest is read as it is.
CREATE FUNCTION plan_seen(on_day date)
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
    SELECT instance.id, instance.plan_id, instance.obligation, instance.body_id, instance.due,
           CASE WHEN instance.met_on <= on_day THEN instance.met_on END
      FROM plan_instance instance
     WHERE instance.binding
       AND instance.owed_from <= on_day
       AND instance.owed_until > on_day
       AND NOT EXISTS (SELECT FROM later WHERE later.instance_id = instance.id)
     UNION ALL
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
             LIMIT 1)
      FROM later
      JOIN plan_instance instance ON instance.id = later.instance_id
     WHERE instance.binding
       AND instance.owed_from <= on_day
       AND instance.owed_until > on_day;
END;

CREATE INDEX plan_instance_due ON plan_instance (plan_id, due)
    INCLUDE (body_id, met_on, owed_from, owed_until, obligation, id)
    WHERE binding;
CREATE INDEX plan_ruling_returned ON plan_ruling (ruled_on) WHERE NOT accepted;
CREATE INDEX plan_extension_decision_extended ON plan_extension_decision (decided_on) WHERE outcome = 'EXTENDED';

-- Clusters and blocs by their names, for figures told by them.
CREATE OR REPLACE VIEW organisation_v_membership AS
SELECT bloc.owner_id, bloc.kind, bloc.number, member.body_id,
       greatest(member.since, coalesce(bloc.valid_from, '-infinity')) AS since,
       least(member.until, coalesce(bloc.valid_to + 1, 'infinity')) AS until,
       bloc.id AS bloc_id, bloc.name AS bloc_name
  FROM organisation_bloc bloc
  JOIN organisation_bloc_member member ON member.bloc_id = bloc.id
 WHERE greatest(member.since, coalesce(bloc.valid_from, '-infinity'))
       < least(member.until, coalesce(bloc.valid_to + 1, 'infinity'));
