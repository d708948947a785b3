-- A body asks for more time, with its reason.
CREATE TABLE plan_extension_request (
    id            uuid PRIMARY KEY,
    instance_id   uuid NOT NULL REFERENCES plan_instance (id),
    wanted        date NOT NULL,
    reason        text NOT NULL CHECK (reason <> ''),
    asked_on      date NOT NULL,
    asked_at      timestamptz NOT NULL,
    asked_by      uuid NOT NULL,
    asked_by_name text NOT NULL,
    decided       boolean NOT NULL DEFAULT false
);
-- one waits at a time
CREATE UNIQUE INDEX plan_extension_request_waiting ON plan_extension_request (instance_id) WHERE NOT decided;
CREATE INDEX plan_extension_request_instance ON plan_extension_request (instance_id);

-- The hub's word on it; it may also give more time, or waive, without being asked.
CREATE TABLE plan_extension_decision (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    instance_id     uuid NOT NULL REFERENCES plan_instance (id),
    request_id      uuid UNIQUE REFERENCES plan_extension_request (id),
    outcome         text NOT NULL CHECK (outcome IN ('EXTENDED', 'REFUSED', 'WAIVED')),
    until           date,
    basis           text NOT NULL CHECK (basis <> ''),
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid NOT NULL,
    decided_by_name text NOT NULL,
    CHECK ((outcome = 'EXTENDED') = (until IS NOT NULL)),
    CHECK (outcome <> 'REFUSED' OR request_id IS NOT NULL)
);
CREATE INDEX plan_extension_decision_instance ON plan_extension_decision (instance_id, id);
