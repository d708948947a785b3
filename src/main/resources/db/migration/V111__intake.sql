-- What a list of bodies says beside names and places.
ALTER TABLE organisation_body
    ADD COLUMN sector text NOT NULL DEFAULT '',
    -- the paper that set it up
    ADD COLUMN basis  text NOT NULL DEFAULT '';

-- A file of bodies that was sent in, kept whole: what it means is worked out anew when it is written.
CREATE TABLE intake_list (
    id               uuid PRIMARY KEY,
    file_name        text NOT NULL,
    content          bytea NOT NULL,
    mapped           jsonb NOT NULL,
    ignored          jsonb NOT NULL,
    uploaded_by      uuid NOT NULL,
    uploaded_by_name text NOT NULL,
    uploaded_at      timestamptz NOT NULL,
    work_id          uuid REFERENCES job_work (id) ON DELETE SET NULL,
    written_at       timestamptz
);
CREATE INDEX intake_list_uploaded ON intake_list (uploaded_at);
ALTER TABLE intake_list ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE intake_row (
    import_id uuid NOT NULL REFERENCES intake_list (id) ON DELETE CASCADE,
    number    int  NOT NULL,
    standing  text NOT NULL CHECK (standing IN ('NEW', 'CHANGED', 'SAME', 'ERROR')),
    code      text NOT NULL,
    name      text NOT NULL,
    body_id   uuid,
    findings  jsonb NOT NULL,
    changes   jsonb NOT NULL,
    PRIMARY KEY (import_id, number)
);
CREATE INDEX intake_row_standing ON intake_row (import_id, standing, number);

-- A person's word on a name that is merely alike: it means this body, or none of those known.
CREATE TABLE intake_choice (
    import_id uuid NOT NULL REFERENCES intake_list (id) ON DELETE CASCADE,
    question  text NOT NULL,
    body_id   uuid REFERENCES organisation_body (id),
    PRIMARY KEY (import_id, question)
);
