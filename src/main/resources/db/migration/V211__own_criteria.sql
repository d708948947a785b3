-- A criterion that a body proposes for its own exemplars, on top of what the plan asks.
CREATE TABLE unitplan_criterion (
    id               uuid PRIMARY KEY,
    plan_id          uuid NOT NULL REFERENCES plan_plan (id),
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    -- of whom it is asked; empty for all
    subject_kind     text NOT NULL,
    text             text NOT NULL CHECK (text <> ''),
    proposed_on      date NOT NULL,
    proposed_at      timestamptz NOT NULL,
    proposed_by      uuid NOT NULL,
    proposed_by_name text NOT NULL
);
CREATE INDEX unitplan_criterion_body ON unitplan_criterion (plan_id, body_id);

-- The word of the level above. What is approved is asked of exemplars registered from that day on.
CREATE TABLE unitplan_criterion_ruling (
    criterion_id  uuid PRIMARY KEY REFERENCES unitplan_criterion (id),
    approved      boolean NOT NULL,
    reason        text NOT NULL,
    ruled_on      date NOT NULL,
    ruled_at      timestamptz NOT NULL,
    ruled_by      uuid NOT NULL,
    ruled_by_name text NOT NULL,
    CHECK (approved OR reason <> '')
);

-- The body asks it no longer, from that day on.
CREATE TABLE unitplan_criterion_end (
    criterion_id  uuid PRIMARY KEY REFERENCES unitplan_criterion (id),
    reason        text NOT NULL CHECK (reason <> ''),
    ended_on      date NOT NULL,
    ended_at      timestamptz NOT NULL,
    ended_by      uuid NOT NULL,
    ended_by_name text NOT NULL
);
