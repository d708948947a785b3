-- Sensitive particulars of a subject, sealed with a key that is not in the database. Nothing here can be read,
-- searched or exported without it.
CREATE TABLE privacy_particular (
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    kind         text NOT NULL,
    key_id       text NOT NULL,
    sealed       bytea NOT NULL,
    -- the criterion that asks for it: without one it is not kept
    needed_for   text NOT NULL CHECK (needed_for <> ''),
    recorded_on  date NOT NULL,
    recorded_at  timestamptz NOT NULL,
    recorded_by  uuid NOT NULL,
    person       text NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, kind)
);
CREATE INDEX privacy_particular_key ON privacy_particular (key_id);
