-- The day that the hub set for a milestone or event which the plan leaves without one; of several the newest
-- counts.
CREATE TABLE plan_occasion_day (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id     uuid NOT NULL REFERENCES plan_plan (id),
    occasion    text NOT NULL,
    day         date NOT NULL,
    -- it returns each year on this day
    yearly      boolean NOT NULL,
    basis       text NOT NULL CHECK (basis <> ''),
    set_on      date NOT NULL,
    set_at      timestamptz NOT NULL,
    set_by      uuid NOT NULL,
    set_by_name text NOT NULL
);
CREATE INDEX plan_occasion_day_plan ON plan_occasion_day (plan_id, occasion, id);
