-- That an instance was found overdue was told: once for each of its due days.
CREATE TABLE plan_overdue (
    instance_id uuid NOT NULL,
    due         date NOT NULL,
    found_on    date NOT NULL,
    PRIMARY KEY (instance_id, due)
);

-- What is told outside of what became of a duty.
CREATE VIEW plan_v_event AS
SELECT instance.id, plan.code AS plan, plan.short_title AS plan_title, instance.obligation, instance.kind,
       instance.what, instance.clause, instance.body_id, instance.period, instance.period_from, instance.period_to,
       instance.due, instance.first_due, instance.met_on, instance.waived_on
  FROM plan_instance instance
  JOIN plan_plan plan ON plan.id = instance.plan_id;

-- Another program that is told what becomes of the duties of a body and of all below it.
CREATE TABLE webhook_receiver (
    id        uuid PRIMARY KEY,
    body_id   uuid NOT NULL REFERENCES organisation_body (id),
    name      text NOT NULL CHECK (name <> ''),
    address   text NOT NULL,
    events    text[] NOT NULL CHECK (events <> '{}'),
    -- sealed
    secret    bytea NOT NULL,
    key_id    text NOT NULL,
    made_at   timestamptz NOT NULL,
    paused_at timestamptz,
    -- it answered that it is gone for good, and was paused for that
    gone      boolean NOT NULL DEFAULT false,
    ended_at  timestamptz,
    CHECK (NOT gone OR paused_at IS NOT NULL)
);
CREATE INDEX webhook_receiver_body ON webhook_receiver (body_id) WHERE ended_at IS NULL;

-- What it is told. A row stands or falls with the transaction of the act that it tells of.
CREATE TABLE webhook_delivery (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    receiver_id uuid NOT NULL REFERENCES webhook_receiver (id),
    event       text NOT NULL,
    -- null for a trial
    instance_id uuid,
    body_name   text,
    payload     text NOT NULL,
    written_at  timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'GIVEN_UP')),
    next_try_at timestamptz,
    tries       int NOT NULL,
    ended_at    timestamptz,
    CHECK ((state = 'WAITING') = (next_try_at IS NOT NULL)),
    CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (receiver_id, next_try_at) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_receiver ON webhook_delivery (receiver_id, id);
CREATE INDEX webhook_delivery_written ON webhook_delivery (written_at);

-- The log: tried when, answered what. A try without an answer is one whose node died, or is under way.
CREATE TABLE webhook_try (
    delivery_id uuid NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
    number      int NOT NULL,
    begun_at    timestamptz NOT NULL,
    ended_at    timestamptz,
    outcome     text CHECK (outcome IN ('TAKEN', 'NOT_NOW', 'NEVER')),
    answer      text,
    PRIMARY KEY (delivery_id, number)
);
