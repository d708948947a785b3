-- The days on which an instance is owed by its body. One that moves to a successor ends here and begins
-- there; one of a period after the body's last day was never owed.
ALTER TABLE plan_instance
    ADD COLUMN owed_from date NOT NULL DEFAULT '-infinity',
    -- the first day on which it is no longer owed
    ADD COLUMN owed_until date NOT NULL DEFAULT 'infinity';

DROP INDEX plan_instance_board;
CREATE INDEX plan_instance_board ON plan_instance (plan_id, obligation, period_from, body_id)
    INCLUDE (due, met_on, minimum, period, owed_from, owed_until);
DROP INDEX plan_instance_unmet;
CREATE INDEX plan_instance_unmet ON plan_instance (plan_id, due) INCLUDE (body_id, owed_from, owed_until)
    WHERE met_on IS NULL AND binding;

-- What a person decided to become of the open duty of an ended body.
CREATE TABLE plan_duty_decision (
    instance_id      uuid PRIMARY KEY REFERENCES plan_instance (id),
    outcome          text NOT NULL,
    -- the successor's instance that stands for it from then on
    heir_instance_id uuid REFERENCES plan_instance (id),
    basis            text NOT NULL CHECK (basis <> ''),
    decided_on       date NOT NULL,
    decided_at       timestamptz NOT NULL,
    decided_by       uuid NOT NULL,
    decided_by_name  text NOT NULL,
    CHECK ((outcome = 'MOVED') = (heir_instance_id IS NOT NULL))
);
CREATE INDEX plan_duty_decision_heir ON plan_duty_decision (heir_instance_id);
