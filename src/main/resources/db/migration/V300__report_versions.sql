-- A report is kept whenever it is sent or comes back, when somebody says so, and before something else takes its place.
ALTER TABLE dossier_report ADD COLUMN occasion text NOT NULL DEFAULT 'SENT';
ALTER TABLE dossier_report ADD COLUMN reason text NOT NULL DEFAULT '';
ALTER TABLE dossier_report ALTER COLUMN occasion DROP DEFAULT;
ALTER TABLE dossier_report ALTER COLUMN reason DROP DEFAULT;
ALTER TABLE dossier_report RENAME COLUMN sent_on TO kept_on;
ALTER TABLE dossier_report RENAME COLUMN sent_at TO kept_at;
ALTER TABLE dossier_report RENAME COLUMN sent_by TO kept_by;
ALTER TABLE dossier_report RENAME COLUMN sent_by_name TO kept_by_name;

-- What a Word file says, until somebody has looked at it and taken over what is wanted. One at a time.
CREATE TABLE dossier_word_report (
    dossier_id   uuid PRIMARY KEY REFERENCES dossier_dossier (id),
    file_name    text NOT NULL,
    background   text NOT NULL,
    achievement  text NOT NULL,
    -- what belongs to neither, so that nothing is lost unseen
    left_out     text NOT NULL,
    read_at      timestamptz NOT NULL,
    read_by      uuid NOT NULL,
    read_by_name text NOT NULL
);
