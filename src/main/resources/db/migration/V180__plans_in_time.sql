-- Bodies as they stood from day to day, within the days on which they existed, for groups that are asked
-- as of each period; and who belonged to which cluster or bloc when.
CREATE VIEW organisation_v_stretch AS
SELECT version.body_id, body.code, version.name, version.kind, version.level, version.place, body.sector,
       greatest(version.since, coalesce(body.valid_from, '-infinity')) AS since,
       -- the first day on which it no longer stood so
       least(version.until, coalesce(body.valid_to + 1, 'infinity')) AS until
  FROM organisation_v_version version
  JOIN organisation_body body ON body.id = version.body_id
 WHERE greatest(version.since, coalesce(body.valid_from, '-infinity'))
       < least(version.until, coalesce(body.valid_to + 1, 'infinity'));

CREATE VIEW organisation_v_membership AS
SELECT bloc.owner_id, bloc.kind, bloc.number, member.body_id,
       greatest(member.since, coalesce(bloc.valid_from, '-infinity')) AS since,
       least(member.until, coalesce(bloc.valid_to + 1, 'infinity')) AS until
  FROM organisation_bloc bloc
  JOIN organisation_bloc_member member ON member.bloc_id = bloc.id
 WHERE greatest(member.since, coalesce(bloc.valid_from, '-infinity'))
       < least(member.until, coalesce(bloc.valid_to + 1, 'infinity'));

-- A version of a plan says what falls due from its day on; what fell due before keeps the version by which
-- it was made.
ALTER TABLE plan_version ADD COLUMN effective date NOT NULL DEFAULT '-infinity';

-- Duties without an end are laid out up to this day.
ALTER TABLE plan_plan ADD COLUMN laid_until date;

ALTER TABLE plan_instance
    -- the last day on which something late is taken in; null where there is none
    ADD COLUMN last_taken date,
    -- the due day before it was extended
    ADD COLUMN first_due date,
    ADD COLUMN waived_on date;

-- One index both keeps a duty single and serves the board; and the plan of an instance is not looked up for
-- each of hundreds of thousands of rows that one statement writes for one plan.
DROP INDEX plan_instance_board;
CREATE UNIQUE INDEX plan_instance_board ON plan_instance (plan_id, obligation, period_from, body_id)
    INCLUDE (due, met_on, minimum, period, owed_from, owed_until);
ALTER TABLE plan_instance
    DROP CONSTRAINT plan_instance_plan_id_obligation_body_id_period_from_key,
    DROP CONSTRAINT plan_instance_plan_id_fkey;
