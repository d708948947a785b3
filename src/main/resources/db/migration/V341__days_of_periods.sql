-- The day that the hub set for one period of a duty that the plan leaves open; of several the newest counts.
CREATE TABLE plan_due_day (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id     uuid NOT NULL REFERENCES plan_plan,
    obligation  text NOT NULL,
    period_from date NOT NULL,
    period      text NOT NULL,
    day         date NOT NULL,
    basis       text NOT NULL CHECK (basis <> ''),
    set_on      date NOT NULL,
    set_at      timestamptz NOT NULL,
    set_by      uuid NOT NULL,
    set_by_name text NOT NULL
);
CREATE INDEX plan_due_day_period ON plan_due_day (plan_id, obligation, period_from, id);
