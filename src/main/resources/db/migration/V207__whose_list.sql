-- For which body a list was sent in: it may change that body and those below it. Lists from before were sent in
-- by administrators of everything.
ALTER TABLE intake_list ADD COLUMN sent_for uuid REFERENCES organisation_body (id);
