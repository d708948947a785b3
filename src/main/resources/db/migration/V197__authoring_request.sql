-- A body asks to have a clause amended: what is hard about it, or stands in the way (khó khăn, vướng mắc).
CREATE TABLE authoring_request (
    id            uuid PRIMARY KEY,
    plan_id       uuid NOT NULL REFERENCES plan_plan (id),
    body_id       uuid NOT NULL REFERENCES organisation_body (id),
    -- the entry that it is about; empty where it is about the plan as a whole
    entry         text NOT NULL,
    clause        text NOT NULL CHECK (clause <> ''),
    words         text NOT NULL CHECK (words <> ''),
    asked_on      date NOT NULL,
    asked_at      timestamptz NOT NULL,
    asked_by      uuid NOT NULL,
    asked_by_name text NOT NULL
);
CREATE INDEX authoring_request_plan ON authoring_request (plan_id, asked_on);

-- The hub's word on it. What is taken up is closed by the version that comes of the draft.
CREATE TABLE authoring_answer (
    request_id       uuid PRIMARY KEY REFERENCES authoring_request (id),
    taken_up         boolean NOT NULL,
    reason           text NOT NULL,
    draft_id         uuid REFERENCES authoring_draft (id),
    answered_on      date NOT NULL,
    answered_at      timestamptz NOT NULL,
    answered_by      uuid NOT NULL,
    answered_by_name text NOT NULL,
    CHECK (taken_up = (draft_id IS NOT NULL)),
    CHECK (taken_up OR reason <> '')
);
CREATE INDEX authoring_answer_draft ON authoring_answer (draft_id);
