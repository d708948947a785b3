-- What a nomination states of the person put forward, for shares alone. Ethnicity is sealed among the particulars.
CREATE TABLE dossier_person (
    dossier_id uuid PRIMARY KEY REFERENCES dossier_dossier (id),
    gender     text NOT NULL CHECK (gender IN ('', 'FEMALE', 'MALE')),
    work       text NOT NULL CHECK (work IN ('', 'DIRECT', 'LEADER', 'OTHER'))
);

-- The same as it came in with a list, until the list is written.
CREATE TABLE dossier_list_person (
    list_id   uuid NOT NULL REFERENCES dossier_list (id) ON DELETE CASCADE,
    number    int NOT NULL,
    gender    text NOT NULL,
    work      text NOT NULL,
    -- sealed; null where none is told
    key_id    text,
    ethnicity bytea,
    PRIMARY KEY (list_id, number)
);

-- For counting: what was stated, and which step was taken when.
CREATE VIEW dossier_v_person AS
SELECT dossier_id, gender, work
  FROM dossier_person;
CREATE VIEW dossier_v_step AS
SELECT dossier_id, step, taken_on
  FROM dossier_step;
CREATE VIEW exemplar_v_step AS
SELECT exemplar_id, step, taken_on
  FROM exemplar_step;
CREATE VIEW exemplar_v_claim AS
SELECT exemplar_id, criterion, answer
  FROM exemplar_claim;
