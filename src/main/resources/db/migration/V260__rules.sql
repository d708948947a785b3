-- Titles and forms as they are called and given between two days; the law's order is theirs.
CREATE TABLE rules_award (
    code          text NOT NULL,
    since         date NOT NULL,
    until         date CHECK (until >= since),
    place         int NOT NULL,
    name          text NOT NULL,
    list          text NOT NULL CHECK (list IN ('TITLE', 'FORM')),
    level         text NOT NULL,
    subject_kinds text[] NOT NULL,
    grounds       text[] NOT NULL,
    article       text NOT NULL,
    read          boolean NOT NULL,
    PRIMARY KEY (code, since)
);

-- What a dossier must have; for all awards where it names none.
CREATE TABLE rules_part (
    place     int PRIMARY KEY,
    award     text NOT NULL,
    procedure text NOT NULL,
    code      text NOT NULL,
    name      text NOT NULL,
    todo      text NOT NULL,
    article   text NOT NULL,
    read      boolean NOT NULL,
    since     date NOT NULL,
    until     date CHECK (until >= since)
);

-- The rule of an award from a day on, as somebody decided it. It never changes: another takes its place from its own
-- day. stamp says in which order they came in, so that a node knows whether it has seen all.
CREATE TABLE rules_version (
    id              uuid PRIMARY KEY,
    stamp           bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
    award           text NOT NULL,
    number          int NOT NULL CHECK (number > 0),
    since           date NOT NULL,
    until           date CHECK (until >= since),
    basis           text NOT NULL CHECK (basis <> ''),
    conditions      jsonb NOT NULL,
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid,
    decided_by_name text NOT NULL,
    UNIQUE (award, number)
);

-- For lists of other modules: what an award is called, and in which of the two lists it stands.
CREATE VIEW rules_v_award AS
SELECT code, since, until, place, name, list, level
  FROM rules_award;
