-- The meeting of the body that proposed the dossier, with its votes; the signed minutes are a file.
CREATE TABLE dossier_meeting (
    dossier_id uuid PRIMARY KEY REFERENCES dossier_dossier (id),
    met_on     date NOT NULL,
    chair      text NOT NULL,
    -- all who belong to it, those who came, and how they voted; who did neither abstained
    members    int NOT NULL,
    present    int NOT NULL,
    agreed     int NOT NULL,
    against    int NOT NULL,
    CHECK (present BETWEEN 1 AND members),
    CHECK (agreed >= 0 AND against >= 0 AND agreed + against <= present)
);

-- Who vouches for the report (xác nhận của cấp trình), and in which words.
CREATE TABLE dossier_endorsement (
    dossier_id uuid PRIMARY KEY REFERENCES dossier_dossier (id),
    words      text NOT NULL,
    signer     text NOT NULL,
    capacity   text NOT NULL,
    signed_on  date NOT NULL
);

-- Where in the files the evidence of a condition stands.
CREATE TABLE dossier_pointer (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    dossier_id    uuid NOT NULL REFERENCES dossier_dossier (id),
    -- the condition's key in the verdict
    line          text NOT NULL,
    attachment_id uuid NOT NULL REFERENCES dossier_file (attachment_id) ON DELETE CASCADE,
    page          int NOT NULL CHECK (page > 0),
    UNIQUE (dossier_id, line, attachment_id, page)
);
CREATE INDEX dossier_pointer_attachment ON dossier_pointer (attachment_id);
