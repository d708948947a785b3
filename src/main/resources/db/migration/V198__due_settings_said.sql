-- The hub may set any due rule that goes with the cadence: as a pack says it. Older rows say it in columns.
ALTER TABLE plan_due_setting ADD COLUMN said jsonb;
