-- When bodies register for the movements of a plan in a year, as the hub says; what it said last holds.
CREATE TABLE unitplan_round (
    plan_id     uuid NOT NULL REFERENCES plan_plan (id),
    year        int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    number      int NOT NULL,
    opens_on    date NOT NULL,
    closes_on   date NOT NULL CHECK (closes_on >= opens_on),
    set_on      date NOT NULL,
    set_at      timestamptz NOT NULL,
    set_by      uuid NOT NULL,
    set_by_name text NOT NULL,
    PRIMARY KEY (plan_id, year, number)
);

-- What a body registers for in a year, each time as a whole; the last one holds.
CREATE TABLE unitplan_registration (
    id                 uuid PRIMARY KEY,
    plan_id            uuid NOT NULL REFERENCES plan_plan (id),
    body_id            uuid NOT NULL REFERENCES organisation_body (id),
    year               int NOT NULL,
    number             int NOT NULL CHECK (number > 0),
    -- with which it answers a duty of the plan, where the body owes one; the hub's word stands there
    filing_id          uuid REFERENCES plan_filing (id),
    registered_on      date NOT NULL,
    registered_at      timestamptz NOT NULL,
    registered_by      uuid NOT NULL,
    registered_by_name text NOT NULL,
    UNIQUE (plan_id, year, body_id, number)
);

-- For which movement, and with what it intends in it.
CREATE TABLE unitplan_intent (
    registration_id uuid NOT NULL REFERENCES unitplan_registration (id),
    movement        text NOT NULL,
    exemplars       int NOT NULL CHECK (exemplars >= 0),
    works           text NOT NULL,
    PRIMARY KEY (registration_id, movement)
);
