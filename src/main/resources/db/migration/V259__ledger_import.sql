-- The history of awards that came in as a file, kept whole: what it means is worked out anew when it is written.
CREATE TABLE ledger_import (
    id               uuid PRIMARY KEY,
    file_name        text NOT NULL,
    content          bytea NOT NULL,
    mapped           jsonb NOT NULL,
    ignored          jsonb NOT NULL,
    -- on what ground forms of commendation were given where a row does not say; and by whom
    ground           text NOT NULL,
    issuer           text NOT NULL,
    -- where its sender writes the ledger
    bodies           uuid[] NOT NULL,
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    uploaded_by      uuid NOT NULL,
    uploaded_by_name text NOT NULL,
    uploaded_at      timestamptz NOT NULL,
    work_id          uuid REFERENCES job_work (id) ON DELETE SET NULL,
    written_at       timestamptz
);
CREATE INDEX ledger_import_uploaded ON ledger_import (uploaded_at);
ALTER TABLE ledger_import ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE ledger_import_row (
    import_id uuid NOT NULL REFERENCES ledger_import (id) ON DELETE CASCADE,
    number    int NOT NULL,
    standing  text NOT NULL CHECK (standing IN ('NEW', 'SAME', 'SECTION', 'ERROR')),
    name      text NOT NULL,
    says      text NOT NULL,
    findings  jsonb NOT NULL,
    PRIMARY KEY (import_id, number)
);
CREATE INDEX ledger_import_row_standing ON ledger_import_row (import_id, standing, number);

-- What a person put right in place: a cell of one row, a value wherever it stands, or who is meant.
CREATE TABLE ledger_import_answer (
    import_id uuid NOT NULL REFERENCES ledger_import (id) ON DELETE CASCADE,
    question  text NOT NULL,
    answer    text NOT NULL,
    PRIMARY KEY (import_id, question)
);
