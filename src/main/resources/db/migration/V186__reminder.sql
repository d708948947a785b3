-- That somebody was reminded of a duty at a stage before or after its day: once, whatever happens to the day.
CREATE TABLE reminder_told (
    duty_id    uuid NOT NULL,
    due        date NOT NULL,
    stage      text NOT NULL,
    told_on    date NOT NULL,
    told_at    timestamptz NOT NULL,
    -- how many people got it; none when the body has nobody with a mail address
    people     int NOT NULL,
    PRIMARY KEY (duty_id, due, stage)
);

-- The hub's digest, once a day.
CREATE TABLE reminder_digest (
    plan_id    uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES identity_account (id),
    told_on    date NOT NULL,
    PRIMARY KEY (plan_id, account_id, told_on)
);

-- Kinds that a person does without.
CREATE TABLE reminder_declined (
    account_id  uuid NOT NULL REFERENCES identity_account (id),
    kind        text NOT NULL,
    declined_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, kind)
);

-- Calendars that other programs read by a secret address; only its hash is kept.
CREATE TABLE reminder_feed (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    account_id uuid NOT NULL REFERENCES identity_account (id),
    -- null: all that the person's bodies owe
    body_id    uuid REFERENCES organisation_body (id),
    token_hash bytea NOT NULL UNIQUE,
    made_at    timestamptz NOT NULL,
    read_at    timestamptz,
    ended_at   timestamptz
);
CREATE INDEX reminder_feed_account ON reminder_feed (account_id) WHERE ended_at IS NULL;
