-- Mail that goes out. A row stands or falls with the transaction of what it tells of.
CREATE TABLE delivery_mail (
    id             uuid PRIMARY KEY DEFAULT uuidv7(),
    recipient      text NOT NULL,
    recipient_name text NOT NULL,
    body_id        uuid NOT NULL REFERENCES organisation_body (id),
    subject        text NOT NULL,
    -- emptied once sent; one-time links are not kept for longer than they wait
    plain          text NOT NULL,
    html           text NOT NULL,
    secret         boolean NOT NULL,
    written_at     timestamptz NOT NULL,
    state          text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'GIVEN_UP')),
    next_try_at    timestamptz,
    tries          int NOT NULL,
    ended_at       timestamptz,
    CHECK ((state = 'WAITING') = (next_try_at IS NOT NULL)),
    CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE INDEX delivery_mail_due ON delivery_mail (next_try_at) WHERE state = 'WAITING';
CREATE INDEX delivery_mail_body ON delivery_mail (body_id, id);

-- The log: tried when, answered what. A try without an answer is one whose node died, or is under way.
CREATE TABLE delivery_try (
    mail_id  uuid NOT NULL REFERENCES delivery_mail (id),
    number   int NOT NULL,
    begun_at timestamptz NOT NULL,
    ended_at timestamptz,
    outcome  text CHECK (outcome IN ('TAKEN', 'NOT_NOW', 'NEVER')),
    answer   text,
    PRIMARY KEY (mail_id, number)
);
