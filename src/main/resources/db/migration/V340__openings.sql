-- From which day a period of a duty is taken in, where that is not the first day of the period. Few duties have it,
-- so it stands beside the instances, once for a period and all who owe it.
CREATE TABLE plan_opening (
    plan_id     uuid NOT NULL REFERENCES plan_plan,
    obligation  text NOT NULL,
    period_from date NOT NULL,
    opens       date NOT NULL,
    PRIMARY KEY (plan_id, obligation, period_from)
);
