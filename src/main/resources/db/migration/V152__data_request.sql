-- What a person asks about data of their own, and every step of the answer.
CREATE TABLE privacy_request (
    id          uuid PRIMARY KEY,
    code_hash   text NOT NULL UNIQUE,
    kind        text NOT NULL,
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    asker       text NOT NULL,
    contact     text NOT NULL,
    about       text NOT NULL,
    words       text NOT NULL,
    received_on date NOT NULL,
    received_at timestamptz NOT NULL,
    -- null when it came by the public site
    received_by uuid,
    -- of the address it came from, so that one sender cannot fill the desk; null when an officer entered it
    sent_from   text,
    -- null while the law of its day names no time
    due         date,
    basis       text NOT NULL,
    state       text NOT NULL
);
CREATE INDEX privacy_request_desk ON privacy_request (body_id, state, due);
CREATE INDEX privacy_request_sent ON privacy_request (sent_from, received_at) WHERE sent_from IS NOT NULL;

-- RECEIVED, VERIFYING, EXTENDED, ANSWERED, REFUSED
CREATE TABLE privacy_request_step (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    request_id uuid NOT NULL REFERENCES privacy_request (id) ON DELETE CASCADE,
    step       text NOT NULL,
    words      text NOT NULL,
    basis      text NOT NULL,
    due        date,
    taken_on   date NOT NULL,
    taken_at   timestamptz NOT NULL,
    taken_by   uuid,
    person     text NOT NULL
);
CREATE INDEX privacy_request_step_request ON privacy_request_step (request_id, id);

-- The keys under which this database holds something, by name only; the keys themselves are with the installation.
CREATE TABLE privacy_key (
    id       text PRIMARY KEY,
    known_at timestamptz NOT NULL
);
