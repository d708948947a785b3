-- A hold (giữ pháp lý): while it stands, nothing of its object is deleted or made anonymous, whatever a rule says.
CREATE TABLE privacy_hold (
    id           uuid PRIMARY KEY,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    subject_name text NOT NULL,
    body_id      uuid NOT NULL REFERENCES organisation_body (id),
    reason       text NOT NULL CHECK (reason <> ''),
    basis        text NOT NULL CHECK (basis <> ''),
    placed_on    date NOT NULL,
    placed_at    timestamptz NOT NULL,
    placed_by    uuid NOT NULL,
    person       text NOT NULL,
    lifted_on    date,
    lifted_at    timestamptz,
    lifted_by    uuid,
    lifted_person text,
    lifted_reason text,
    CHECK ((lifted_at IS NULL) = (lifted_reason IS NULL))
);
CREATE INDEX privacy_hold_standing ON privacy_hold (subject_kind, subject_id) WHERE lifted_at IS NULL;
CREATE INDEX privacy_hold_body ON privacy_hold (body_id, id DESC);

-- What a retention rule proposes to end, until a person decides. Done, it names nobody any longer.
CREATE TABLE privacy_disposal (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    rule         text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    subject_name text NOT NULL,
    body_id      uuid NOT NULL REFERENCES organisation_body (id),
    ended_on     date NOT NULL,
    proposed_on  date NOT NULL,
    proposed_at  timestamptz NOT NULL,
    done_on      date,
    done_at      timestamptz,
    done_by      uuid,
    person       text,
    UNIQUE (rule, subject_kind, subject_id)
);
CREATE INDEX privacy_disposal_open ON privacy_disposal (body_id, id) WHERE done_at IS NULL;
