-- A name as it is looked for despite spelling: no marks, no signs, y as i, without a form of address before it.
CREATE FUNCTION ledger_spelled(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(
      btrim(translate(regexp_replace(public.vn_fold(name), '[^a-z0-9]+', ' ', 'g'), 'y', 'i')),
      '^(ho )?(gia dinh )?((ong|ba|anh|chi|d c|dong chi|gs|pgs|ts|ths|bs|ks) )*', '');

-- A subject that lasts: a person, a collective, a household … is one row for life. root_id is worked out from
-- ledger_merge: the record under which this one is read now, mostly itself.
CREATE TABLE ledger_subject (
    id            uuid PRIMARY KEY,
    root_id       uuid NOT NULL REFERENCES ledger_subject (id),
    kind          text NOT NULL CHECK (kind <> ''),
    name          text NOT NULL CHECK (name <> '' AND length(name) <= 300),
    body_id       uuid NOT NULL REFERENCES organisation_body (id),
    place         text NOT NULL,
    born          date,
    added_on      date NOT NULL,
    added_at      timestamptz NOT NULL,
    added_by      uuid,
    added_by_name text NOT NULL,
    given_name    text NOT NULL GENERATED ALWAYS AS (regexp_replace(name, '^.* ', '')) STORED,
    folded        text NOT NULL GENERATED ALWAYS AS (vn_fold(name)) STORED,
    spelled       text NOT NULL GENERATED ALWAYS AS (ledger_spelled(name)) STORED
);
CREATE INDEX ledger_subject_root ON ledger_subject (root_id);
CREATE INDEX ledger_subject_body ON ledger_subject (body_id);
CREATE INDEX ledger_subject_spelled ON ledger_subject USING gin (spelled gin_trgm_ops);
CREATE INDEX ledger_subject_folded ON ledger_subject USING gin (folded gin_trgm_ops);

-- What a subject was called before, or is called elsewhere.
CREATE TABLE ledger_alias (
    subject_id uuid NOT NULL REFERENCES ledger_subject (id) ON DELETE CASCADE,
    name       text NOT NULL CHECK (name <> '' AND length(name) <= 300),
    spelled    text NOT NULL GENERATED ALWAYS AS (ledger_spelled(name)) STORED,
    PRIMARY KEY (subject_id, name)
);
CREATE INDEX ledger_alias_spelled ON ledger_alias USING gin (spelled gin_trgm_ops);

-- An award held. It stays with the record under which it was entered and with the body of that day; whoever
-- reads follows the root. entry_id is the line of the decision's list that gave it.
CREATE TABLE ledger_award (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    award           text NOT NULL CHECK (award <> ''),
    award_name      text NOT NULL CHECK (award_name <> ''),
    list            text NOT NULL,
    year            int NOT NULL CHECK (year BETWEEN 1945 AND 2200),
    ground          text NOT NULL,
    deed            text NOT NULL,
    number          text NOT NULL,
    decided_on      date,
    issuer          text NOT NULL,
    body_id         uuid NOT NULL REFERENCES organisation_body (id),
    source          text NOT NULL CHECK (source IN ('DECISION', 'IMPORT', 'RECORD')),
    entry_id        uuid UNIQUE,
    import_id       uuid,
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL,
    number_key      text NOT NULL GENERATED ALWAYS AS (upper(regexp_replace(number, '\s', '', 'g'))) STORED,
    CHECK ((source = 'DECISION') = (entry_id IS NOT NULL)),
    UNIQUE NULLS NOT DISTINCT (subject_id, award, year, number_key, decided_on)
);
CREATE INDEX ledger_award_body ON ledger_award (body_id);
CREATE INDEX ledger_award_award ON ledger_award (award, year);

-- An award that was taken back: it stays in the ledger, as revoked.
CREATE TABLE ledger_revocation (
    award_id        uuid PRIMARY KEY REFERENCES ledger_award (id) ON DELETE CASCADE,
    basis           text NOT NULL CHECK (basis <> ''),
    revoked_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL
);

-- How well a year's duties were fulfilled, as the body rated it.
CREATE TABLE ledger_rating (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    year            int NOT NULL CHECK (year BETWEEN 1945 AND 2200),
    grade           text NOT NULL,
    basis           text NOT NULL CHECK (basis <> ''),
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL,
    UNIQUE (subject_id, year)
);

-- Initiatives, scientific topics and the like that were recognised, and how far they reach.
CREATE TABLE ledger_work (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    kind            text NOT NULL,
    name            text NOT NULL CHECK (name <> ''),
    scope           text NOT NULL,
    year            int NOT NULL CHECK (year BETWEEN 1945 AND 2200),
    recognised_by   text NOT NULL CHECK (recognised_by <> ''),
    basis           text NOT NULL CHECK (basis <> ''),
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL
);
CREATE INDEX ledger_work_subject ON ledger_work (subject_id);

-- Discipline, and the last day on which it is served.
CREATE TABLE ledger_discipline (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    form            text NOT NULL CHECK (form <> ''),
    basis           text NOT NULL CHECK (basis <> ''),
    decided_on      date NOT NULL,
    served_until    date CHECK (served_until >= decided_on),
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL
);
CREATE INDEX ledger_discipline_subject ON ledger_discipline (subject_id);

-- What is open about somebody, such as an investigation or a complaint, until it is concluded.
CREATE TABLE ledger_matter (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    kind            text NOT NULL,
    words           text NOT NULL CHECK (words <> ''),
    basis           text NOT NULL CHECK (basis <> ''),
    since           date NOT NULL,
    concluded_on    date CHECK (concluded_on >= since),
    conclusion      text NOT NULL,
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL,
    CHECK ((concluded_on IS NULL) = (conclusion = ''))
);
CREATE INDEX ledger_matter_subject ON ledger_matter (subject_id);

-- That all there is about a topic is on record, or no longer: what nobody has recorded is not a no. What was said
-- last holds.
CREATE TABLE ledger_completeness (
    id              uuid PRIMARY KEY,
    subject_id      uuid NOT NULL REFERENCES ledger_subject (id),
    topic           text NOT NULL,
    complete        boolean NOT NULL,
    entered_on      date NOT NULL,
    entered_at      timestamptz NOT NULL,
    entered_by      uuid,
    entered_by_name text NOT NULL
);
CREATE INDEX ledger_completeness_subject ON ledger_completeness (subject_id, topic, entered_at);

-- For other modules: subjects, and the awards that hold, each under the record that is read now.
CREATE VIEW ledger_v_subject AS
SELECT id, root_id, kind, name, given_name, folded, body_id, place, born
  FROM ledger_subject;

CREATE VIEW ledger_v_award AS
SELECT award.id, subject.root_id AS subject_id, award.award, award.award_name, award.list, award.year, award.ground,
       award.deed, award.number, award.decided_on, award.issuer, award.body_id, award.source, award.entry_id,
       revocation.revoked_on
  FROM ledger_award award
  JOIN ledger_subject subject ON subject.id = award.subject_id
  LEFT JOIN ledger_revocation revocation ON revocation.award_id = award.id;
