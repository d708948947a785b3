-- What is announced for a day to come may be taken back before that day.
ALTER TABLE plan_happening
    ADD COLUMN taken_back_on date,
    ADD COLUMN taken_back_at timestamptz,
    ADD COLUMN taken_back_by uuid,
    ADD CHECK (taken_back_on < happened_on),
    ADD CHECK ((taken_back_on IS NULL) = (taken_back_at IS NULL)),
    ADD CHECK ((taken_back_on IS NULL) = (taken_back_by IS NULL));
