-- How an ambiguous clause of a quota is read, where the hub reads it otherwise than the pack. The newest counts.
CREATE TABLE plan_quota_reading (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id     uuid NOT NULL REFERENCES plan_plan (id),
    quota       text NOT NULL,
    -- whether the number is meant for each branch
    counted     boolean NOT NULL,
    reason      text NOT NULL CHECK (reason <> ''),
    set_on      date NOT NULL,
    set_at      timestamptz NOT NULL,
    set_by      uuid NOT NULL,
    set_by_name text NOT NULL
);
CREATE INDEX plan_quota_reading_plan ON plan_quota_reading (plan_id, quota, id);

-- What a person decided about exemplars that look like one subject: one of them counts, or all do. For each
-- exemplar the newest decision holds.
CREATE TABLE plan_double_count (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id         uuid NOT NULL REFERENCES plan_plan (id),
    -- the one that counts; null where all do
    kept_id         uuid,
    reason          text NOT NULL CHECK (reason <> ''),
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid NOT NULL,
    decided_by_name text NOT NULL
);
CREATE INDEX plan_double_count_plan ON plan_double_count (plan_id, id);

CREATE TABLE plan_double_counted (
    decision_id uuid NOT NULL REFERENCES plan_double_count (id),
    exemplar_id uuid NOT NULL,
    PRIMARY KEY (exemplar_id, decision_id)
);

-- Exemplars that count for no quota as long as another one of the same subject does.
CREATE VIEW plan_v_uncounted AS
SELECT newest.exemplar_id, newest.kept_id
  FROM (SELECT DISTINCT ON (counted.exemplar_id) counted.exemplar_id, decision.kept_id
          FROM plan_double_counted counted
          JOIN plan_double_count decision ON decision.id = counted.decision_id
         ORDER BY counted.exemplar_id, decision.id DESC) AS newest
 WHERE newest.kept_id <> newest.exemplar_id;

-- Recognised exemplars of one kind and name, for who looks for subjects that are counted twice.
CREATE INDEX exemplar_exemplar_named ON exemplar_exemplar (plan_id, subject_kind, vn_fold(name))
    WHERE state = 'RECOGNISED';
