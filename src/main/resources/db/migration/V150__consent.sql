-- Whoever is shown in public agreed to it: one row for each consent. Its withdrawal is part of the row,
-- so that who publishes and who withdraws wait for each other.
CREATE TABLE privacy_consent (
    id               uuid PRIMARY KEY,
    subject_kind     text NOT NULL,
    subject_id       text NOT NULL,
    subject_name     text NOT NULL,
    given_by         text NOT NULL CHECK (given_by <> ''),
    how              text NOT NULL CHECK (how <> ''),
    scope            text[] NOT NULL CHECK (cardinality(scope) > 0),
    document_id      uuid,
    given_on         date NOT NULL,
    recorded_on      date NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      uuid,
    person           text NOT NULL,
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    withdrawn_on     date,
    withdrawn_at     timestamptz,
    withdrawn_by     uuid,
    withdrawn_person text,
    withdrawn_how    text,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_how IS NULL))
);
CREATE INDEX privacy_consent_subject ON privacy_consent (subject_kind, subject_id);
CREATE INDEX privacy_consent_body ON privacy_consent (body_id, id DESC);
