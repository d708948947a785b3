-- The register of exemplars (điển hình tiên tiến).
CREATE TABLE exemplar_exemplar (
    id              uuid PRIMARY KEY,
    plan_id         uuid NOT NULL REFERENCES plan_plan (id),
    movement        text NOT NULL,
    sector          text NOT NULL,
    subject_kind    text NOT NULL,
    name            text NOT NULL,
    body_id         uuid NOT NULL REFERENCES organisation_body (id),
    place           text NOT NULL,
    born            date,
    deed            text NOT NULL,
    achievement     text NOT NULL,
    lesson          text NOT NULL,
    state           text NOT NULL,
    version         int NOT NULL,
    registered_on   date NOT NULL,
    registered_by   uuid NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by_name text NOT NULL,
    -- the opened form that wrote last: its own autosaves do not stand in its way
    changed_in      uuid,
    -- what is searched in, folded when written: folding is too dear for every row that a search looks at
    search          text NOT NULL GENERATED ALWAYS AS (vn_fold(name || ' ' || deed)) STORED
);
-- Lists walk these from the newest and stop at the page's end; ids grow with time.
CREATE INDEX exemplar_exemplar_body ON exemplar_exemplar (body_id, id DESC);
CREATE INDEX exemplar_exemplar_seen ON exemplar_exemplar (plan_id, id DESC) WHERE state <> 'DRAFT';
CREATE INDEX exemplar_exemplar_seen_movement ON exemplar_exemplar (plan_id, movement, id DESC) WHERE state <> 'DRAFT';
CREATE INDEX exemplar_exemplar_plan ON exemplar_exemplar (plan_id, state, id DESC);
CREATE INDEX exemplar_exemplar_movement ON exemplar_exemplar (plan_id, movement, sector, subject_kind, state);
CREATE INDEX exemplar_exemplar_search ON exemplar_exemplar USING gin (search gin_trgm_ops);

-- What the body says of itself, criterion by criterion; the figure is what a machine can compare.
CREATE TABLE exemplar_claim (
    exemplar_id uuid NOT NULL REFERENCES exemplar_exemplar (id),
    criterion   text NOT NULL,
    answer      text,
    words       text NOT NULL,
    figure      numeric,
    PRIMARY KEY (exemplar_id, criterion)
);

CREATE TABLE exemplar_evidence (
    attachment_id uuid PRIMARY KEY,
    exemplar_id   uuid NOT NULL REFERENCES exemplar_exemplar (id),
    criterion     text NOT NULL,
    file_name     text NOT NULL,
    added_at      timestamptz NOT NULL
);
CREATE INDEX exemplar_evidence_exemplar ON exemplar_evidence (exemplar_id, criterion);

-- What hub and lead judge, each for itself.
CREATE TABLE exemplar_judgement (
    exemplar_id uuid NOT NULL REFERENCES exemplar_exemplar (id),
    criterion   text NOT NULL,
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    finding     text NOT NULL,
    words       text NOT NULL,
    judged_by   text NOT NULL,
    judged_on   date NOT NULL,
    judged_at   timestamptz NOT NULL,
    PRIMARY KEY (exemplar_id, criterion, body_id)
);

-- Every step on the path is a decision of somebody: SUBMITTED, RETURNED, ACCEPTED, RECOGNISED, WITHDRAWN.
CREATE TABLE exemplar_step (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    exemplar_id uuid NOT NULL REFERENCES exemplar_exemplar (id),
    step        text NOT NULL,
    reason      text NOT NULL,
    level       text NOT NULL,
    taken_on    date NOT NULL,
    taken_at    timestamptz NOT NULL,
    taken_by    uuid NOT NULL,
    person      text NOT NULL,
    body_id     uuid NOT NULL REFERENCES organisation_body (id)
);
CREATE INDEX exemplar_step_exemplar ON exemplar_step (exemplar_id, id);

-- The fostering log (bồi dưỡng): GOAL, SUPPORT, OBSTACLE, REMEDY, REVIEW.
CREATE TABLE exemplar_fostering (
    id          uuid PRIMARY KEY,
    exemplar_id uuid NOT NULL REFERENCES exemplar_exemplar (id),
    kind        text NOT NULL,
    words       text NOT NULL,
    review_on   date,
    noted_on    date NOT NULL,
    noted_at    timestamptz NOT NULL,
    noted_by    uuid NOT NULL,
    person      text NOT NULL,
    body_name   text NOT NULL
);
CREATE INDEX exemplar_fostering_exemplar ON exemplar_fostering (exemplar_id, id);

-- What other modules may join.
CREATE VIEW exemplar_v_exemplar AS
SELECT id, plan_id, movement, sector, subject_kind, name, body_id, place, deed, achievement, lesson, state, registered_on
  FROM exemplar_exemplar;
CREATE VIEW exemplar_v_recognition AS
SELECT exemplar_id, level, taken_on
  FROM exemplar_step
 WHERE step = 'RECOGNISED';
