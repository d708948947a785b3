-- Bodies: always with the days between which they exist.
CREATE TABLE organisation_body (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    code       text NOT NULL UNIQUE,
    name       text NOT NULL,
    kind       text NOT NULL,
    level      text NOT NULL,
    parent_id  uuid REFERENCES organisation_body (id),
    place      text NOT NULL,
    valid_from date,
    valid_to   date,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX organisation_body_parent ON organisation_body (parent_id);
-- lists of bodies are read page by page in the order of the alphabet
CREATE INDEX organisation_body_name ON organisation_body (name COLLATE "vi-x-icu", id);
CREATE INDEX organisation_body_search ON organisation_body USING gin (vn_fold(name) gin_trgm_ops);

CREATE TABLE organisation_body_alias (
    body_id uuid NOT NULL REFERENCES organisation_body (id),
    alias   text NOT NULL,
    PRIMARY KEY (body_id, alias)
);

-- Clusters (cụm) and blocs (khối) of a level's bodies.
CREATE TABLE organisation_bloc (
    id       uuid PRIMARY KEY DEFAULT uuidv7(),
    owner_id uuid NOT NULL REFERENCES organisation_body (id),
    kind     text NOT NULL,
    number   int,
    name     text NOT NULL,
    UNIQUE (owner_id, kind, name)
);

CREATE TABLE organisation_bloc_member (
    bloc_id    uuid NOT NULL REFERENCES organisation_bloc (id),
    body_id    uuid NOT NULL REFERENCES organisation_body (id),
    head       boolean NOT NULL,
    valid_from date,
    valid_to   date,
    PRIMARY KEY (bloc_id, body_id)
);
CREATE INDEX organisation_bloc_member_body ON organisation_bloc_member (body_id);

-- What other modules may join: bodies with their names.
CREATE VIEW organisation_v_body AS
SELECT id, code, name, kind, level, parent_id, place, valid_from, valid_to
  FROM organisation_body;
