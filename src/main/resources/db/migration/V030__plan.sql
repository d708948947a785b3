-- Plans, as loaded from packs. The pack itself is kept whole in its version; what lists and
-- boards need to join stands beside it.
CREATE TABLE plan_plan (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    code        text NOT NULL UNIQUE,
    kind        text NOT NULL,
    title       text NOT NULL,
    short_title text NOT NULL,
    number      text,
    issued_on   date,
    issuer_id   uuid NOT NULL REFERENCES organisation_body (id),
    period_from date,
    period_to   date
);

CREATE TABLE plan_version (
    id        uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id   uuid NOT NULL REFERENCES plan_plan (id),
    number    int NOT NULL,
    pack      bytea NOT NULL,
    sha256    bytea NOT NULL,
    loaded_at timestamptz NOT NULL,
    loaded_by text NOT NULL,
    UNIQUE (plan_id, number)
);

-- Which bodies an entry of the pack's `bodies` stands for.
CREATE TABLE plan_party (
    plan_id uuid NOT NULL REFERENCES plan_plan (id),
    party   text NOT NULL,
    body_id uuid NOT NULL REFERENCES organisation_body (id),
    PRIMARY KEY (plan_id, party, body_id)
);
CREATE INDEX plan_party_body ON plan_party (body_id);

-- The part a body plays in a plan: ISSUER, HUB, OWES, and LEAD or PARTNER of a movement.
CREATE TABLE plan_part (
    plan_id  uuid NOT NULL REFERENCES plan_plan (id),
    body_id  uuid NOT NULL REFERENCES organisation_body (id),
    part     text NOT NULL,
    movement text NOT NULL,
    PRIMARY KEY (plan_id, body_id, part, movement)
);
CREATE INDEX plan_part_body ON plan_part (body_id);

CREATE TABLE plan_movement (
    plan_id  uuid NOT NULL REFERENCES plan_plan (id),
    code     text NOT NULL,
    name     text NOT NULL,
    position int NOT NULL,
    PRIMARY KEY (plan_id, code)
);

CREATE TABLE plan_sector (
    plan_id  uuid NOT NULL REFERENCES plan_plan (id),
    code     text NOT NULL,
    name     text NOT NULL,
    position int NOT NULL,
    PRIMARY KEY (plan_id, code)
);

-- A due rule that the hub set where the plan leaves it open. The newest counts.
CREATE TABLE plan_due_setting (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id    uuid NOT NULL REFERENCES plan_plan (id),
    obligation text NOT NULL,
    rule       text NOT NULL,
    due_date   date,
    day        int,
    month      text,
    set_by     uuid,
    set_at     timestamptz NOT NULL,
    set_on     date NOT NULL
);
CREATE INDEX plan_due_setting_plan ON plan_due_setting (plan_id, obligation, id);

-- One body owes one thing in one period.
CREATE TABLE plan_instance (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id     uuid NOT NULL REFERENCES plan_plan (id),
    version     int NOT NULL,
    obligation  text NOT NULL,
    kind        text NOT NULL,
    clause      text NOT NULL,
    what        text NOT NULL,
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    period      text NOT NULL,
    period_from date NOT NULL,
    period_to   date NOT NULL,
    minimum     int,
    binding     boolean NOT NULL,
    due         date,
    met_on      date,
    UNIQUE (plan_id, obligation, body_id, period_from)
);
CREATE INDEX plan_instance_body ON plan_instance (body_id, due);
CREATE INDEX plan_instance_board ON plan_instance (plan_id, obligation, period_from, body_id)
    INCLUDE (due, met_on, minimum, period);
-- what is late, over all bodies of a plan
CREATE INDEX plan_instance_unmet ON plan_instance (plan_id, due) INCLUDE (body_id) WHERE met_on IS NULL AND binding;

-- What a body sent in answer: an exemplar, a paper, or the word that there is nothing this time.
-- The page that sends it makes the id, so that a form sent twice files once.
CREATE TABLE plan_filing (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    instance_id   uuid NOT NULL REFERENCES plan_instance (id),
    kind          text NOT NULL,
    exemplar_id   uuid,
    attachment_id uuid,
    note          text NOT NULL,
    filed_on      date NOT NULL,
    filed_at      timestamptz NOT NULL,
    filed_by      uuid NOT NULL,
    filed_by_name text NOT NULL,
    -- kept beside the ruling itself, so that the queue costs what waits and not what was ever filed
    ruled         boolean NOT NULL DEFAULT false
);
CREATE INDEX plan_filing_waiting ON plan_filing (filed_on, id) WHERE NOT ruled AND exemplar_id IS NULL;
CREATE INDEX plan_filing_instance ON plan_filing (instance_id, filed_on);
CREATE INDEX plan_filing_exemplar ON plan_filing (exemplar_id);

-- The hub's word on a filing.
CREATE TABLE plan_ruling (
    filing_id     uuid PRIMARY KEY REFERENCES plan_filing (id),
    accepted      boolean NOT NULL,
    reason        text NOT NULL,
    ruled_on      date NOT NULL,
    ruled_at      timestamptz NOT NULL,
    ruled_by      uuid NOT NULL,
    ruled_by_name text NOT NULL,
    CHECK (accepted OR reason <> '')
);

-- Where an instance stands on a day; `soon` days before its due it is due soon.
CREATE FUNCTION plan_standing(opens date, due date, met_on date, on_day date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN met_on <= on_day AND (due IS NULL OR met_on <= due) THEN 'MET'
    WHEN met_on <= on_day THEN 'MET_LATE'
    WHEN due < on_day THEN 'OVERDUE'
    WHEN opens > on_day THEN 'NOT_OPEN'
    WHEN due IS NULL THEN 'UNDATED'
    WHEN due - on_day <= 7 THEN 'SOON'
    ELSE 'OPEN'
END;

-- What other modules may join.
CREATE VIEW plan_v_plan AS
SELECT id, code, kind, title, short_title, issuer_id, period_from, period_to
  FROM plan_plan;
CREATE VIEW plan_v_movement AS
SELECT plan_id, code, name, position
  FROM plan_movement;
CREATE VIEW plan_v_sector AS
SELECT plan_id, code, name, position
  FROM plan_sector;
CREATE VIEW plan_v_part AS
SELECT plan_id, body_id, part, movement
  FROM plan_part;
