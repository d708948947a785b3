-- An exemplar that two numbers of a plan's quotas ask for: a person decided for which of them it counts. For each
-- exemplar the newest decision holds; until then it counts for all, and is shown as counted twice.
CREATE TABLE plan_quota_choice (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id         uuid NOT NULL REFERENCES plan_plan (id),
    exemplar_id     uuid NOT NULL,
    -- the number for which alone it counts: a quota of the pack, and the kind asked; null where it counts for all
    quota           text,
    kind            text,
    reason          text NOT NULL CHECK (reason <> ''),
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid NOT NULL,
    decided_by_name text NOT NULL,
    CHECK ((quota IS NULL) = (kind IS NULL))
);
CREATE INDEX plan_quota_choice_exemplar ON plan_quota_choice (exemplar_id, id);
CREATE INDEX plan_quota_choice_plan ON plan_quota_choice (plan_id, id);

-- The decisions that hold, as "quota/kind" or "*" for all.
CREATE VIEW plan_v_quota_choice AS
SELECT DISTINCT ON (exemplar_id) exemplar_id, coalesce(quota || '/' || kind, '*') AS counts_for
  FROM plan_quota_choice
 ORDER BY exemplar_id, id DESC;
