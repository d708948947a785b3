-- What follows on something else is recorded by the program itself, as a happening of nobody.
ALTER TABLE plan_happening ALTER COLUMN recorded_by DROP NOT NULL;
