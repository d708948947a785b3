-- What was waived or extended, for the board that tells and counts it.
CREATE INDEX plan_instance_relieved ON plan_instance (plan_id, obligation, period_from)
    WHERE waived_on IS NOT NULL OR first_due IS NOT NULL;
