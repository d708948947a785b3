-- Opinions of agencies that are asked by the kind of subject (hiệp y), with the letter in which an agency answered.
ALTER TABLE dossier_opinion
    -- code of the agency in the table of clearance; empty for whoever was asked freely
    ADD COLUMN clearance     text NOT NULL DEFAULT '',
    -- why this agency is asked
    ADD COLUMN basis         text NOT NULL DEFAULT '',
    -- number and day of the letter
    ADD COLUMN letter        text NOT NULL DEFAULT '',
    ADD COLUMN attachment_id uuid,
    ADD COLUMN file_name     text NOT NULL DEFAULT '';
CREATE UNIQUE INDEX dossier_opinion_clearance ON dossier_opinion (dossier_id, clearance) WHERE clearance <> '';
CREATE INDEX dossier_opinion_file ON dossier_opinion (attachment_id) WHERE attachment_id IS NOT NULL;

-- Which agencies this installation asks, each from a day on; an entry goes before what the product comes with.
CREATE TABLE dossier_agency (
    id            uuid PRIMARY KEY,
    code          text NOT NULL,
    name          text NOT NULL,
    question      text NOT NULL,
    kinds         text[] NOT NULL,
    -- levels or codes of awards; empty for all
    awards        text[] NOT NULL,
    required      text[] NOT NULL,
    days          int NOT NULL CHECK (days > 0),
    -- false: from the day on it is asked no more
    asked         boolean NOT NULL,
    since         date NOT NULL,
    basis         text NOT NULL CHECK (basis <> ''),
    entered_at    timestamptz NOT NULL,
    entered_by    uuid NOT NULL,
    person        text NOT NULL,
    taken_back_at timestamptz,
    taken_back_by text
);
