-- A plan is replaced by another from a day on: what falls due from that day is owed no more.
CREATE TABLE plan_ending (
    plan_id         uuid PRIMARY KEY REFERENCES plan_plan (id),
    successor_id    uuid NOT NULL REFERENCES plan_plan (id),
    ends_on         date NOT NULL,
    basis           text NOT NULL CHECK (basis <> ''),
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid NOT NULL,
    decided_by_name text NOT NULL,
    CHECK (successor_id <> plan_id)
);

-- Something happened on which a duty hangs that has no day of its own.
CREATE TABLE plan_happening (
    id               uuid PRIMARY KEY,
    plan_id          uuid NOT NULL REFERENCES plan_plan (id),
    obligation       text NOT NULL,
    what             text NOT NULL CHECK (what <> ''),
    happened_on      date NOT NULL,
    recorded_on      date NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      uuid NOT NULL,
    recorded_by_name text NOT NULL
);
CREATE INDEX plan_happening_plan ON plan_happening (plan_id, obligation, happened_on);
