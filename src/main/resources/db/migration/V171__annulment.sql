-- A recording that was wrong and is taken back: what it did is undone, and it stays readable.
CREATE TABLE organisation_annulment (
    succession_id    uuid PRIMARY KEY REFERENCES organisation_succession (id),
    reason           text NOT NULL CHECK (reason <> ''),
    -- the names of those who went and of those who came, for its own rows are gone
    before           text NOT NULL,
    after            text NOT NULL,
    annulled_on      date NOT NULL,
    annulled_at      timestamptz NOT NULL,
    annulled_by      uuid,
    annulled_by_name text NOT NULL
);
