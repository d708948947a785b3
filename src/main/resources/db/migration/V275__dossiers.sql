-- A dossier (hồ sơ đề nghị khen thưởng): somebody is put forward for one award, and judged for it.
CREATE TABLE dossier_dossier (
    id              uuid PRIMARY KEY,
    -- who puts forward
    body_id         uuid NOT NULL REFERENCES organisation_body (id),
    -- who decides or submits further; another one after the dossier rose a level
    addressee_id    uuid NOT NULL REFERENCES organisation_body (id),
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    -- as the paper will print it
    name            text NOT NULL,
    kind            text NOT NULL,
    place           text NOT NULL,
    born            date,
    award           text NOT NULL,
    ground          text NOT NULL,
    short_way       boolean NOT NULL,
    year            int NOT NULL,
    -- what it did, for which it is to be honoured, in one line: goes into decision and certificate
    citation        text NOT NULL,
    -- the achievement report, in its two prescribed parts; what was awarded before comes from the ledger
    background      text NOT NULL,
    achievement     text NOT NULL,
    state           text NOT NULL,
    version         int NOT NULL,
    begun_on        date NOT NULL,
    begun_by        uuid NOT NULL,
    -- the day of the first sending: the rules of that day judge it, also after a return
    received_on     date,
    changed_at      timestamptz NOT NULL,
    changed_by_name text NOT NULL,
    changed_in      uuid,
    search          text NOT NULL GENERATED ALWAYS AS (vn_fold(name || ' ' || citation)) STORED
);
CREATE INDEX dossier_dossier_body ON dossier_dossier (body_id, id DESC);
CREATE INDEX dossier_dossier_addressee ON dossier_dossier (addressee_id, id DESC) WHERE state <> 'DRAFT';
CREATE INDEX dossier_dossier_subject ON dossier_dossier (subject_id);
CREATE INDEX dossier_dossier_award ON dossier_dossier (award, received_on);
CREATE INDEX dossier_dossier_search ON dossier_dossier USING gin (search gin_trgm_ops);

-- The report as it was each time it was sent: what was judged stays readable.
CREATE TABLE dossier_report (
    dossier_id      uuid NOT NULL REFERENCES dossier_dossier (id),
    number          int NOT NULL,
    citation        text NOT NULL,
    background      text NOT NULL,
    achievement     text NOT NULL,
    sent_on         date NOT NULL,
    sent_at         timestamptz NOT NULL,
    sent_by         uuid NOT NULL,
    sent_by_name    text NOT NULL,
    PRIMARY KEY (dossier_id, number)
);

-- The files behind the parts that the award's template requires.
CREATE TABLE dossier_file (
    attachment_id uuid PRIMARY KEY,
    dossier_id    uuid NOT NULL REFERENCES dossier_dossier (id),
    part          text NOT NULL,
    file_name     text NOT NULL,
    added_at      timestamptz NOT NULL
);
CREATE INDEX dossier_file_dossier ON dossier_file (dossier_id, part);

-- Every step is a decision of somebody in a body.
CREATE TABLE dossier_step (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    dossier_id   uuid NOT NULL REFERENCES dossier_dossier (id),
    step         text NOT NULL,
    reason       text NOT NULL,
    -- decision, minutes or law on which the step rests; empty where the reason is all
    basis        text NOT NULL,
    addressee_id uuid NOT NULL REFERENCES organisation_body (id),
    taken_on     date NOT NULL,
    taken_at     timestamptz NOT NULL,
    taken_by     uuid,
    person       text NOT NULL,
    body_id      uuid NOT NULL REFERENCES organisation_body (id)
);
CREATE INDEX dossier_step_dossier ON dossier_step (dossier_id, id);

-- What is wrong with single parts when a dossier goes back, line by line.
CREATE TABLE dossier_remark (
    step_id    uuid NOT NULL REFERENCES dossier_step (id),
    position   int NOT NULL,
    part       text NOT NULL,
    words      text NOT NULL,
    PRIMARY KEY (step_id, position)
);

-- A line of the verdict that the rules leave to a person: what the person found, and why.
CREATE TABLE dossier_finding (
    dossier_id uuid NOT NULL REFERENCES dossier_dossier (id),
    line       text NOT NULL,
    met        boolean NOT NULL,
    words      text NOT NULL,
    found_on   date NOT NULL,
    found_at   timestamptz NOT NULL,
    found_by   uuid NOT NULL,
    person     text NOT NULL,
    body_id    uuid NOT NULL REFERENCES organisation_body (id),
    PRIMARY KEY (dossier_id, line)
);

-- Opinions asked for: of lead and partners (thẩm định), and of agencies outside (hiệp y).
CREATE TABLE dossier_opinion (
    id            uuid PRIMARY KEY,
    dossier_id    uuid NOT NULL REFERENCES dossier_dossier (id),
    -- who is asked: a body that works in the product, or the name of one that does not
    body_id       uuid REFERENCES organisation_body (id),
    agency        text NOT NULL,
    question      text NOT NULL,
    due_on        date NOT NULL,
    asked_on      date NOT NULL,
    asked_at      timestamptz NOT NULL,
    asked_by      uuid NOT NULL,
    asked_by_name text NOT NULL,
    agreed        boolean,
    answer        text NOT NULL DEFAULT '',
    answered_on   date,
    answered_at   timestamptz,
    answered_by   uuid,
    answered_by_name text NOT NULL DEFAULT '',
    CHECK ((agreed IS NULL) = (answered_on IS NULL))
);
CREATE INDEX dossier_opinion_dossier ON dossier_opinion (dossier_id, id);
CREATE INDEX dossier_opinion_asked ON dossier_opinion (body_id, due_on) WHERE answered_on IS NULL;

CREATE VIEW dossier_v_dossier AS
SELECT id, body_id, addressee_id, subject_id, name, kind, place, born, award, ground, short_way, year, citation, state,
       received_on
  FROM dossier_dossier;
