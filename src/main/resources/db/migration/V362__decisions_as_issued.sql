-- Decisions are kept as they were issued, as all other papers of the register are. What went out before that was not
-- kept: it is drawn up at the first download afterwards, and says on which day.
ALTER TABLE outgoing_paper ADD COLUMN redrawn_on date;
ALTER TABLE outgoing_paper ADD CHECK (redrawn_on IS NULL OR docx_id IS NOT NULL);
