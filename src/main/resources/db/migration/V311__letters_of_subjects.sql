-- Lists of thousands look for the very letters of a name, and for who was born on the same day.
CREATE INDEX ledger_subject_letters ON ledger_subject (spelled);
CREATE INDEX ledger_alias_letters ON ledger_alias (spelled);
CREATE INDEX ledger_subject_born ON ledger_subject (born) WHERE born IS NOT NULL;
