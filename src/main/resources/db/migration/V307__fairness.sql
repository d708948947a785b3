-- That a body, and all below it, is in a remote, border or island area, between two days.
CREATE TABLE fairness_area (
    id               uuid PRIMARY KEY,
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    kind             text NOT NULL CHECK (kind IN ('REMOTE', 'BORDER', 'ISLAND')),
    since            date NOT NULL,
    -- the last day
    until            date CHECK (until >= since),
    basis            text NOT NULL CHECK (basis <> ''),
    entered_at       timestamptz NOT NULL,
    entered_by       uuid NOT NULL,
    entered_by_name  text NOT NULL
);
CREATE INDEX fairness_area_body ON fairness_area (body_id);

-- A share that a plan or guidance asks for, among those put forward and those awarded.
CREATE TABLE fairness_target (
    id               uuid PRIMARY KEY,
    authority_id     uuid NOT NULL REFERENCES organisation_body (id),
    share            text NOT NULL CHECK (share IN ('WORK', 'GENDER', 'AREA')),
    percent          int NOT NULL CHECK (percent BETWEEN 1 AND 100),
    since            date NOT NULL,
    until            date CHECK (until >= since),
    basis            text NOT NULL CHECK (basis <> ''),
    entered_at       timestamptz NOT NULL,
    entered_by       uuid NOT NULL,
    entered_by_name  text NOT NULL
);
CREATE INDEX fairness_target_authority ON fairness_target (authority_id);

-- How many of ethnic minorities reached each step, told once for those who came to an end in a period, and never
-- worked out anew: two looks at it differ by nothing. Null where so few are concerned that it would tell of one.
CREATE TABLE fairness_release (
    authority_id uuid NOT NULL REFERENCES organisation_body (id),
    since        date NOT NULL,
    until        date NOT NULL,
    stage        text NOT NULL,
    people       int NOT NULL,
    stated       int,
    minority     int,
    released_at  timestamptz NOT NULL,
    PRIMARY KEY (authority_id, until, stage),
    CHECK (since <= until),
    CHECK ((stated IS NULL) = (minority IS NULL))
);
