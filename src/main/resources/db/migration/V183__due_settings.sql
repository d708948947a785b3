-- The hub may count working days, and say what becomes of a day of rest.
ALTER TABLE plan_due_setting ADD COLUMN count text, ADD COLUMN rest_day text;
