-- So many may be put forward and no more (chỉ tiêu, số lượng khen thưởng theo hướng dẫn hằng năm). A row never changes: it ends,
-- and another takes its place; what was received before keeps it.
CREATE TABLE guidance_limit (
    id              uuid PRIMARY KEY,
    authority_id    uuid NOT NULL REFERENCES organisation_body (id),
    year            int NOT NULL,
    -- empty for whichever
    award           text NOT NULL,
    plan_id         uuid REFERENCES plan_plan (id),
    movement        text NOT NULL,
    -- empty for whoever
    subject_kind    text NOT NULL,
    reach           text NOT NULL CHECK (reach IN ('TOTAL', 'EACH', 'BODY')),
    body_kind       text NOT NULL,
    body_id         uuid REFERENCES organisation_body (id),
    number          int CHECK (number >= 0),
    percent         int CHECK (percent BETWEEN 1 AND 100),
    base            text NOT NULL CHECK (base IN ('PEOPLE', 'COLLECTIVES')),
    basis           text NOT NULL CHECK (basis <> ''),
    since           date NOT NULL,
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid NOT NULL,
    decided_by_name text NOT NULL,
    -- it no longer holds for what is received from this day on
    ended_on        date CHECK (ended_on >= since),
    ended_basis     text NOT NULL DEFAULT '',
    ended_by        uuid,
    ended_by_name   text NOT NULL DEFAULT '',
    CHECK ((number IS NULL) <> (percent IS NULL)),
    CHECK ((body_id IS NULL) = (reach <> 'BODY'))
);
CREATE INDEX guidance_limit_authority ON guidance_limit (authority_id, year);

-- Of how many a share is taken: the people and collectives of a body in a year.
CREATE TABLE guidance_strength (
    body_id         uuid NOT NULL REFERENCES organisation_body (id),
    year            int NOT NULL,
    people          int NOT NULL CHECK (people >= 0),
    collectives     int NOT NULL CHECK (collectives >= 0),
    basis           text NOT NULL CHECK (basis <> ''),
    entered_at      timestamptz NOT NULL,
    entered_by      uuid NOT NULL,
    entered_by_name text NOT NULL,
    PRIMARY KEY (body_id, year)
);

-- What holds a place is counted by who decides, the year and who puts forward.
CREATE INDEX dossier_dossier_places ON dossier_dossier (addressee_id, year, body_id) WHERE received_on IS NOT NULL;
