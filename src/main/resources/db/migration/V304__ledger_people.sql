-- Who belongs to what between two days: a person to a collective of the ledger, or to an organisation by its name.
CREATE TABLE ledger_membership (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    collective_id   uuid REFERENCES ledger_subject (id),
    organisation    text NOT NULL,
    leader          boolean NOT NULL,
    since           date NOT NULL,
    -- the last day
    until           date CHECK (until >= since),
    basis           text NOT NULL CHECK (basis <> ''),
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL,
    CHECK ((collective_id IS NULL) = (organisation <> '')),
    CHECK (collective_id <> subject_id)
);
CREATE INDEX ledger_membership_subject ON ledger_membership (subject_id);
CREATE INDEX ledger_membership_collective ON ledger_membership (collective_id);

-- Of whom a collective consisted in a year: as the body says, with numbers, or as the members in the ledger are
-- counted, where the body says that all of them are there. Numbers: people, holding (by award), rated (by grade).
CREATE TABLE ledger_composition (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    year            int NOT NULL CHECK (year BETWEEN 1945 AND 2200),
    staff           jsonb,
    leaders         jsonb,
    basis           text NOT NULL CHECK (basis <> ''),
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL,
    CHECK ((staff IS NULL) = (leaders IS NULL))
);
CREATE INDEX ledger_composition_subject ON ledger_composition (subject_id, year);

-- A record that was wrong stays as it was written; from its correction on another one counts in its stead, or none.
CREATE TABLE ledger_correction (
    record_id         uuid PRIMARY KEY,
    subject_id        uuid NOT NULL REFERENCES ledger_subject (id),
    corrected_id      uuid UNIQUE,
    reason            text NOT NULL CHECK (reason <> ''),
    basis             text NOT NULL CHECK (basis <> ''),
    corrected_on      date NOT NULL,
    corrected_at      timestamptz NOT NULL,
    corrected_by      uuid NOT NULL,
    corrected_by_name text NOT NULL
);
CREATE INDEX ledger_correction_subject ON ledger_correction (subject_id);

-- one that was corrected and the one in its stead are of the same year
ALTER TABLE ledger_rating DROP CONSTRAINT ledger_rating_subject_id_year_key;
CREATE INDEX ledger_rating_subject ON ledger_rating (subject_id, year);
