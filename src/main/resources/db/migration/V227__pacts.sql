-- The pact of a cluster or bloc for a year, as its head draws it up; drawn up anew it is signed anew.
CREATE TABLE pact_version (
    id            uuid PRIMARY KEY,
    bloc_id       uuid NOT NULL REFERENCES organisation_bloc (id),
    year          int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    number        int NOT NULL CHECK (number > 0),
    contents      text NOT NULL CHECK (contents <> ''),
    drawn_on      date NOT NULL,
    drawn_at      timestamptz NOT NULL,
    drawn_by      uuid NOT NULL,
    drawn_by_name text NOT NULL,
    UNIQUE (bloc_id, year, number)
);

-- The leader of a member signs it.
CREATE TABLE pact_signature (
    version_id     uuid NOT NULL REFERENCES pact_version (id),
    body_id        uuid NOT NULL REFERENCES organisation_body (id),
    signed_on      date NOT NULL,
    signed_at      timestamptz NOT NULL,
    signed_by      uuid NOT NULL,
    signed_by_name text NOT NULL,
    PRIMARY KEY (version_id, body_id)
);

-- What a member says of itself at midyear and at the end of the year; what it said last holds.
CREATE TABLE pact_review (
    id               uuid PRIMARY KEY,
    bloc_id          uuid NOT NULL REFERENCES organisation_bloc (id),
    year             int NOT NULL,
    half             text NOT NULL,
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    number           int NOT NULL CHECK (number > 0),
    results          text NOT NULL CHECK (results <> ''),
    proposals        text NOT NULL,
    reviewed_on      date NOT NULL,
    reviewed_at      timestamptz NOT NULL,
    reviewed_by      uuid NOT NULL,
    reviewed_by_name text NOT NULL,
    UNIQUE (bloc_id, year, half, body_id, number)
);

-- What the head concludes from the members' reviews, once.
CREATE TABLE pact_conclusion (
    bloc_id           uuid NOT NULL REFERENCES organisation_bloc (id),
    year              int NOT NULL,
    half              text NOT NULL,
    conclusion        text NOT NULL CHECK (conclusion <> ''),
    proposals         text NOT NULL,
    concluded_on      date NOT NULL,
    concluded_at      timestamptz NOT NULL,
    concluded_by      uuid NOT NULL,
    concluded_by_name text NOT NULL,
    PRIMARY KEY (bloc_id, year, half)
);
