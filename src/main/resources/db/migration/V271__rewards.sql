-- Figures of this installation, each from a day on; they go before those that the product comes with.
CREATE TABLE reward_rate (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    what          text NOT NULL CHECK (what IN ('BASE', 'MULTIPLE', 'FACTOR', 'ROUNDING', 'MONTHS')),
    award         text NOT NULL,
    subject_kind  text NOT NULL,
    since         date NOT NULL,
    value         numeric(16, 4) NOT NULL CHECK (value >= 0),
    basis         text NOT NULL CHECK (basis <> ''),
    entered_at    timestamptz NOT NULL,
    entered_by    uuid NOT NULL,
    person        text NOT NULL,
    taken_back_at timestamptz,
    taken_back_by text
);

-- What is to be paid for a decision.
CREATE TABLE reward_list (
    decision_id     uuid PRIMARY KEY,
    issuer_id       uuid NOT NULL REFERENCES organisation_body (id),
    decision_number text NOT NULL,
    decided_on      date NOT NULL,
    fund            text NOT NULL DEFAULT '',
    budget_line     text NOT NULL DEFAULT '',
    drawn_on        date NOT NULL,
    drawn_at        timestamptz NOT NULL,
    person          text NOT NULL
);
CREATE INDEX reward_list_issuer ON reward_list (issuer_id, decided_on);

-- One line of the decision. Its amount is reckoned anew until the list is closed, and stands from then on.
CREATE TABLE reward_item (
    entry_id        uuid PRIMARY KEY,
    decision_id     uuid NOT NULL REFERENCES reward_list (decision_id),
    position        int NOT NULL,
    subject_id      uuid,
    name            text NOT NULL,
    kind            text NOT NULL,
    recipient_place text NOT NULL,
    award           text NOT NULL,
    award_name      text NOT NULL,
    dong            bigint,
    UNIQUE (decision_id, position)
);
CREATE INDEX reward_item_subject ON reward_item (subject_id) WHERE subject_id IS NOT NULL;

-- What a person says that an award is worth to a kind of subject under a decision: confirmed, or filled in.
CREATE TABLE reward_price (
    decision_id  uuid NOT NULL REFERENCES reward_list (decision_id),
    award        text NOT NULL,
    subject_kind text NOT NULL,
    dong         bigint NOT NULL CHECK (dong >= 0),
    basis        text NOT NULL CHECK (basis <> ''),
    confirmed_on date NOT NULL,
    confirmed_at timestamptz NOT NULL,
    confirmed_by uuid NOT NULL,
    person       text NOT NULL,
    PRIMARY KEY (decision_id, award, subject_kind)
);

-- From now on nothing is reckoned anew: the money goes out.
CREATE TABLE reward_closing (
    decision_id uuid PRIMARY KEY REFERENCES reward_list (decision_id),
    closed_on   date NOT NULL,
    closed_at   timestamptz NOT NULL,
    closed_by   uuid NOT NULL,
    person      text NOT NULL
);

CREATE TABLE reward_correction (
    entry_id     uuid NOT NULL REFERENCES reward_item (entry_id),
    number       int NOT NULL,
    name         text NOT NULL,
    former_name  text NOT NULL,
    basis        text NOT NULL,
    corrected_on date NOT NULL,
    recorded_at  timestamptz NOT NULL,
    person       text NOT NULL,
    PRIMARY KEY (entry_id, number)
);

-- The line was revoked: what was paid comes back. What had not been paid is not paid.
CREATE TABLE reward_recovery (
    entry_id    uuid PRIMARY KEY REFERENCES reward_item (entry_id),
    basis       text NOT NULL CHECK (basis <> ''),
    revoked_on  date NOT NULL,
    dong        bigint NOT NULL CHECK (dong >= 0),
    recorded_at timestamptz NOT NULL,
    person      text NOT NULL
);
