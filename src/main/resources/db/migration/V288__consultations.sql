-- One or several things put before the public for so many working days.
CREATE TABLE consultation_consultation (
    id           uuid PRIMARY KEY,
    -- for whom it is held: who decides in the end
    authority_id uuid NOT NULL REFERENCES organisation_body (id),
    title        text NOT NULL CHECK (title <> ''),
    days         int NOT NULL CHECK (days > 0),
    basis        text NOT NULL CHECK (basis <> ''),
    opened_on    date NOT NULL,
    -- the last day on which opinions are taken; moves on when a holiday is added, never back
    closes_on    date NOT NULL,
    opened_at    timestamptz NOT NULL,
    opened_by    uuid NOT NULL,
    person       text NOT NULL,
    CHECK (opened_on < closes_on)
);
CREATE INDEX consultation_consultation_open ON consultation_consultation (closes_on);

-- One thing on display. Whose it is and what it is, its owner knows: kind and object_id are opaque.
CREATE TABLE consultation_item (
    id                uuid PRIMARY KEY DEFAULT uuidv7(),
    consultation_id   uuid NOT NULL REFERENCES consultation_consultation (id),
    kind              text NOT NULL,
    object_id         uuid NOT NULL,
    -- all that the public is told of it
    title             text NOT NULL,
    subtitle          text NOT NULL,
    summary           text NOT NULL,
    -- who brought it forward, and may answer
    body_id           uuid NOT NULL REFERENCES organisation_body (id),
    finding           text CHECK (finding IN ('NO_OBJECTION', 'ANSWERED', 'UPHELD', 'STOPPED')),
    reason            text NOT NULL DEFAULT '',
    concluded_on      date,
    concluded_at      timestamptz,
    concluded_by      uuid,
    concluded_by_name text NOT NULL DEFAULT '',
    CHECK ((finding IS NULL) = (concluded_on IS NULL))
);
CREATE UNIQUE INDEX consultation_item_running ON consultation_item (kind, object_id) WHERE finding IS NULL;
CREATE INDEX consultation_item_object ON consultation_item (kind, object_id);
CREATE INDEX consultation_item_consultation ON consultation_item (consultation_id);
CREATE INDEX consultation_item_body ON consultation_item (body_id) WHERE finding IS NULL;

-- What somebody wrote. The name is shown only where the writer wants it, how to reach them never.
CREATE TABLE consultation_opinion (
    id                uuid PRIMARY KEY,
    item_id           uuid NOT NULL REFERENCES consultation_item (id),
    name              text NOT NULL,
    named             boolean NOT NULL,
    contact           text NOT NULL,
    words             text NOT NULL,
    received_on       date NOT NULL,
    received_at       timestamptz NOT NULL,
    -- a mark of the address from which it came, to bound how much one sender sends; gone when made anonymous
    sent_from         text NOT NULL,
    state             text NOT NULL CHECK (state IN ('WAITING', 'PUBLISHED', 'KEPT')),
    -- why it is not published
    reason            text NOT NULL DEFAULT '',
    moderated_on      date,
    moderated_at      timestamptz,
    moderated_by      uuid,
    moderated_by_name text NOT NULL DEFAULT '',
    CHECK ((state = 'WAITING') = (moderated_on IS NULL))
);
CREATE INDEX consultation_opinion_item ON consultation_opinion (item_id, received_at);
CREATE INDEX consultation_opinion_recent ON consultation_opinion (received_at);

-- What the hub or the body that brought it forward answers.
CREATE TABLE consultation_answer (
    id          uuid PRIMARY KEY,
    opinion_id  uuid NOT NULL REFERENCES consultation_opinion (id),
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    words       text NOT NULL,
    answered_on date NOT NULL,
    answered_at timestamptz NOT NULL,
    answered_by uuid NOT NULL,
    person      text NOT NULL
);
CREATE INDEX consultation_answer_opinion ON consultation_answer (opinion_id, answered_at);

-- Rules of this installation, each from a day on; they go before those that the product comes with.
CREATE TABLE consultation_rule (
    id            uuid PRIMARY KEY,
    about         text NOT NULL,
    days          int NOT NULL CHECK (days > 0),
    demanded      boolean NOT NULL,
    since         date NOT NULL,
    basis         text NOT NULL CHECK (basis <> ''),
    entered_at    timestamptz NOT NULL,
    entered_by    uuid NOT NULL,
    person        text NOT NULL,
    taken_back_at timestamptz,
    taken_back_by text
);

CREATE VIEW consultation_v_item AS
SELECT item.id, item.kind, item.object_id, item.title, item.subtitle, item.summary, item.body_id, item.finding,
       item.reason, item.concluded_on, consultation.authority_id, consultation.opened_on, consultation.closes_on
  FROM consultation_item item
  JOIN consultation_consultation consultation ON consultation.id = item.consultation_id;
