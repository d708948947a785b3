-- What touches several lines (each a topmost body with all below it) waits for the word of those that its proposer
-- does not answer for: a succession that is to be recorded, or the taking back of one that was.
CREATE TABLE directory_proposal (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    kind             text NOT NULL CHECK (kind IN ('RECORD', 'ANNUL')),
    -- the id with which it will be recorded, or of the recorded one that is to be taken back
    succession_id    uuid NOT NULL,
    form             text NOT NULL,
    effective        date NOT NULL,
    basis            text NOT NULL,
    -- the names of those who go and of those who come, as they were read when it was proposed
    before           text NOT NULL,
    after            text NOT NULL,
    -- why it is to be taken back
    reason           text NOT NULL DEFAULT '',
    -- what exactly is to be recorded, and what held then of the one body that goes on as another
    draft            jsonb,
    seen             text NOT NULL DEFAULT '',
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    proposed_on      date NOT NULL,
    proposed_at      timestamptz NOT NULL,
    proposed_by      uuid NOT NULL,
    proposed_by_name text NOT NULL,
    state            text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'RECORDED', 'DECLINED', 'WITHDRAWN')),
    closed_on        date,
    closed_at        timestamptz,
    closed_by        uuid,
    closed_by_name   text,
    CHECK ((kind = 'RECORD') = (draft IS NOT NULL)),
    CHECK ((kind = 'ANNUL') = (reason <> '')),
    CHECK ((state = 'WAITING') = (closed_on IS NULL))
);
-- a form that is sent twice proposes once
CREATE UNIQUE INDEX directory_proposal_waiting ON directory_proposal (succession_id, body_id) WHERE state = 'WAITING';

-- Whose word is asked, from the beginning; later changes take nobody away.
CREATE TABLE directory_word (
    proposal_id   uuid NOT NULL REFERENCES directory_proposal (id),
    -- the topmost body
    line_id       uuid NOT NULL REFERENCES organisation_body (id),
    -- right above what is touched of it, or the topmost body itself: whoever may change all of them gives the word
    bodies        uuid[] NOT NULL CHECK (cardinality(bodies) > 0),
    word          text CHECK (word IN ('AGREED', 'DECLINED')),
    reason        text NOT NULL DEFAULT '',
    given_on      date,
    given_at      timestamptz,
    given_by      uuid,
    given_by_name text,
    PRIMARY KEY (proposal_id, line_id),
    CHECK ((word IS NULL) = (given_on IS NULL)),
    CHECK (word IS DISTINCT FROM 'DECLINED' OR reason <> '')
);
