-- Lists by given name walk along it; probable duplicates meet in it.
CREATE INDEX ledger_subject_given_name
    ON ledger_subject (given_name COLLATE "vi-x-icu", name COLLATE "vi-x-icu", id);
CREATE INDEX ledger_subject_same_letters ON ledger_subject (spelled, kind);
