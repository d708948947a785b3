-- A plan that is being written, or the next version of one.
CREATE TABLE authoring_draft (
    id             uuid PRIMARY KEY,
    -- whose hub officers write it
    body_id        uuid NOT NULL REFERENCES organisation_body (id),
    -- null for a new plan
    plan_id        uuid REFERENCES plan_plan (id),
    base_version   int,
    -- in whose territory it holds; null where nobody knows the issuer of an uploaded pack
    issuer_id      uuid REFERENCES organisation_body (id),
    opened_at      timestamptz NOT NULL,
    opened_by      uuid NOT NULL,
    opened_by_name text NOT NULL,
    CHECK ((plan_id IS NULL) = (base_version IS NULL))
);
CREATE INDEX authoring_draft_body ON authoring_draft (body_id);
CREATE INDEX authoring_draft_plan ON authoring_draft (plan_id);

-- What it said, edition by edition. What one person changes in one place while a form is open is one edition.
CREATE TABLE authoring_edition (
    draft_id        uuid NOT NULL REFERENCES authoring_draft (id),
    number          int NOT NULL,
    title           text NOT NULL,
    pack            text NOT NULL,
    -- the place that was changed, empty where it was all of it
    address         text NOT NULL,
    form_id         uuid,
    changed_at      timestamptz NOT NULL,
    changed_by      uuid NOT NULL,
    changed_by_name text NOT NULL,
    PRIMARY KEY (draft_id, number)
);

-- It became the plan that holds.
CREATE TABLE authoring_publication (
    draft_id          uuid PRIMARY KEY REFERENCES authoring_draft (id),
    plan_id           uuid NOT NULL REFERENCES plan_plan (id),
    version           int NOT NULL,
    -- number and day of the document by which
    document          text NOT NULL CHECK (document <> ''),
    dated             date NOT NULL,
    effective         date NOT NULL,
    published_on      date NOT NULL,
    published_at      timestamptz NOT NULL,
    published_by      uuid NOT NULL,
    published_by_name text NOT NULL
);
CREATE INDEX authoring_publication_plan ON authoring_publication (plan_id, version);

-- Nobody goes on with it.
CREATE TABLE authoring_discard (
    draft_id          uuid PRIMARY KEY REFERENCES authoring_draft (id),
    reason            text NOT NULL CHECK (reason <> ''),
    discarded_at      timestamptz NOT NULL,
    discarded_by      uuid NOT NULL,
    discarded_by_name text NOT NULL
);
