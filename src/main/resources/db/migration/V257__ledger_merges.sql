-- That two records are of one subject: proposed by one person, decided by another, undone by a third act. Nothing
-- of either record is rewritten; the roots follow from the merges in force.
CREATE TABLE ledger_merge (
    id               uuid PRIMARY KEY,
    gone_id          uuid NOT NULL REFERENCES ledger_subject (id),
    kept_id          uuid NOT NULL REFERENCES ledger_subject (id),
    reason           text NOT NULL CHECK (reason <> ''),
    proposed_on      date NOT NULL,
    proposed_at      timestamptz NOT NULL,
    proposed_by      uuid NOT NULL,
    proposed_by_name text NOT NULL,
    state            text NOT NULL CHECK (state IN ('PROPOSED', 'IN_FORCE', 'REFUSED', 'UNDONE')),
    CHECK (gone_id <> kept_id)
);
-- a record goes into one other at most
CREATE UNIQUE INDEX ledger_merge_in_force ON ledger_merge (gone_id) WHERE state = 'IN_FORCE';
-- one proposal for a pair waits at a time
CREATE UNIQUE INDEX ledger_merge_waiting ON ledger_merge (least(gone_id, kept_id), greatest(gone_id, kept_id))
    WHERE state = 'PROPOSED';
CREATE INDEX ledger_merge_kept ON ledger_merge (kept_id);

-- What was decided about a merge, and its undoing: rows, so that who, when and why stay.
CREATE TABLE ledger_merge_decision (
    merge_id        uuid NOT NULL REFERENCES ledger_merge (id),
    outcome         text NOT NULL CHECK (outcome IN ('IN_FORCE', 'REFUSED', 'UNDONE')),
    basis           text NOT NULL CHECK (basis <> ''),
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid NOT NULL,
    decided_by_name text NOT NULL,
    PRIMARY KEY (merge_id, outcome)
);
