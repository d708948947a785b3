-- Which other text a text repeats: found when it was sent, and again when somebody asks. The later of two texts has the
-- row; both are shown to each other.
CREATE TABLE similarity_alike (
    report        uuid NOT NULL,
    edition       int NOT NULL,
    other         uuid NOT NULL,
    other_edition int NOT NULL,
    -- of the words of the shorter text, 0 to 1
    share         double precision NOT NULL,
    PRIMARY KEY (report, edition, other)
);
CREATE INDEX similarity_alike_other ON similarity_alike (other);

-- Reports stand in the index by other shingles than before. All are counted anew and compared by a job, which takes in
-- what was sent before there was an index as well.
DELETE FROM similarity_shingle;
DELETE FROM similarity_report;
ALTER TABLE similarity_report ADD COLUMN compared boolean NOT NULL;

CREATE VIEW similarity_v_compared AS
SELECT report, edition
  FROM similarity_report
 WHERE compared;

-- What a person found in two reports that the machine holds for alike. Only ever added to.
CREATE TABLE dossier_alike_judgement (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    dossier_id uuid NOT NULL REFERENCES dossier_dossier (id),
    other_id   uuid NOT NULL REFERENCES dossier_dossier (id),
    finding    text NOT NULL,
    reason     text NOT NULL,
    judged_on  date NOT NULL,
    judged_at  timestamptz NOT NULL,
    judged_by  uuid NOT NULL,
    person     text NOT NULL,
    body_id    uuid NOT NULL REFERENCES organisation_body (id)
);
CREATE INDEX dossier_alike_judgement_dossier ON dossier_alike_judgement (dossier_id);
CREATE INDEX dossier_alike_judgement_other ON dossier_alike_judgement (other_id);
REVOKE UPDATE, DELETE ON dossier_alike_judgement FROM "${app}";
