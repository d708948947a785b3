-- What a council voted on one exemplar, as its secretary recorded it.
CREATE TABLE commendation_vote (
    id          uuid PRIMARY KEY,
    exemplar_id uuid NOT NULL REFERENCES exemplar_exemplar (id),
    council     text NOT NULL,
    level       text NOT NULL,
    met_on      date NOT NULL,
    members     int NOT NULL,
    present     int NOT NULL,
    agreed      int NOT NULL,
    disagreed   int NOT NULL,
    note        text NOT NULL,
    passed      boolean NOT NULL,
    basis       text NOT NULL,
    recorded_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    person      text NOT NULL,
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    CHECK (members > 0 AND present BETWEEN 0 AND members AND agreed >= 0 AND disagreed >= 0
           AND agreed + disagreed <= present)
);
CREATE INDEX commendation_vote_exemplar ON commendation_vote (exemplar_id, id);

-- A decision to recognise: drawn up from a vote, then issued by a named person under a number.
CREATE TABLE commendation_decision (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    vote_id      uuid NOT NULL UNIQUE REFERENCES commendation_vote (id),
    exemplar_id  uuid NOT NULL REFERENCES exemplar_exemplar (id),
    issuer_id    uuid NOT NULL REFERENCES organisation_body (id),
    level        text NOT NULL,
    drawn_up_on  date NOT NULL,
    drawn_up_at  timestamptz NOT NULL,
    number       text,
    issued_on    date,
    issued_at    timestamptz,
    issued_by    uuid,
    signer       text,
    capacity     text,
    -- one level, one decision
    UNIQUE (exemplar_id, level),
    CHECK ((number IS NULL) = (issued_on IS NULL))
);
-- The register of an issuer begins anew each year.
CREATE UNIQUE INDEX commendation_decision_number
    ON commendation_decision (issuer_id, (extract(year FROM issued_on)), number);
CREATE INDEX commendation_decision_drafts ON commendation_decision (issuer_id, id) WHERE issued_on IS NULL;
CREATE INDEX commendation_decision_issued ON commendation_decision (issued_on DESC, id DESC) WHERE issued_on IS NOT NULL;

CREATE VIEW commendation_v_decision AS
SELECT id, exemplar_id, issuer_id, level, number, issued_on, signer
  FROM commendation_decision
 WHERE issued_on IS NOT NULL;
