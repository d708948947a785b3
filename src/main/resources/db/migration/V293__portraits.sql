-- The portrait of a person who is put forward, for the certificate; it stands on a consent (privacy_consent) and goes with it.
CREATE TABLE dossier_portrait (
    dossier_id    uuid PRIMARY KEY REFERENCES dossier_dossier (id),
    attachment_id uuid NOT NULL,
    added_on      date NOT NULL,
    added_at      timestamptz NOT NULL,
    added_by      uuid NOT NULL,
    person        text NOT NULL
);
