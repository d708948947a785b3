-- A movement that a body launches of its own under a plan.
CREATE TABLE unitplan_movement (
    id              uuid PRIMARY KEY,
    plan_id         uuid NOT NULL REFERENCES plan_plan (id),
    body_id         uuid NOT NULL REFERENCES organisation_body (id),
    -- the movement of the plan that it carries out, as the pack calls it; empty for none
    parent          text NOT NULL,
    name            text NOT NULL CHECK (name <> ''),
    aim             text NOT NULL CHECK (aim <> ''),
    period_from     date NOT NULL,
    period_to       date CHECK (period_to >= period_from),
    drafted_on      date NOT NULL,
    drafted_at      timestamptz NOT NULL,
    drafted_by      uuid NOT NULL,
    drafted_by_name text NOT NULL
);
CREATE INDEX unitplan_movement_body ON unitplan_movement (plan_id, body_id);

-- The head launches it, by a document.
CREATE TABLE unitplan_movement_launch (
    movement_id      uuid PRIMARY KEY REFERENCES unitplan_movement (id),
    document_number  text NOT NULL CHECK (document_number <> ''),
    issued_on        date NOT NULL,
    launched_on      date NOT NULL,
    launched_at      timestamptz NOT NULL,
    launched_by      uuid NOT NULL,
    launched_by_name text NOT NULL
);

-- Nothing is registered under it from that day on; a draft is given up.
CREATE TABLE unitplan_movement_end (
    movement_id   uuid PRIMARY KEY REFERENCES unitplan_movement (id),
    reason        text NOT NULL CHECK (reason <> ''),
    ended_on      date NOT NULL,
    ended_at      timestamptz NOT NULL,
    ended_by      uuid NOT NULL,
    ended_by_name text NOT NULL
);

-- The movements of a plan: those of its pack, and those that bodies launched under it.
ALTER TABLE plan_movement
    -- the movement of the pack whose criteria, quotas and leads it shares; empty for none but itself
    ADD COLUMN counts_in   text NOT NULL DEFAULT '',
    ADD COLUMN launched_by uuid REFERENCES organisation_body (id),
    ADD COLUMN ended_on    date;

CREATE OR REPLACE VIEW plan_v_movement AS
SELECT plan_id, code, name, position,
       CASE WHEN counts_in = '' THEN code ELSE counts_in END AS counts_in
  FROM plan_movement;

CREATE OR REPLACE VIEW plan_v_part AS
SELECT plan_id, body_id, part, movement
  FROM plan_part
 UNION ALL
-- who leads a movement, or helps in it, does so in those by which bodies carry it out
SELECT part.plan_id, part.body_id, part.part, own.code
  FROM plan_part part
  JOIN plan_movement own ON own.plan_id = part.plan_id AND own.counts_in = part.movement
 WHERE part.movement <> ''
 UNION ALL
-- who launched one reads what comes in under it; others judge
SELECT plan_id, launched_by, 'PARTNER', code
  FROM plan_movement
 WHERE launched_by IS NOT NULL;

-- A criterion may belong to one movement that the body launched: it is asked of all that are registered under it.
ALTER TABLE unitplan_criterion ADD COLUMN movement text NOT NULL DEFAULT '';
