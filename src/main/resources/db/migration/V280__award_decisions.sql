-- One register of decisions for each issuer and year: whatever a decision is about, its number is used once.
CREATE TABLE commendation_number (
    issuer_id   uuid NOT NULL REFERENCES organisation_body (id),
    year        int NOT NULL,
    number      text NOT NULL,
    decision_id uuid NOT NULL,
    PRIMARY KEY (issuer_id, year, number)
);
INSERT INTO commendation_number (issuer_id, year, number, decision_id)
SELECT issuer_id, extract(year FROM issued_on), number, id
  FROM commendation_decision
 WHERE issued_on IS NOT NULL;

-- A decision to award (kind GRANT), or one that puts an earlier one right or takes awards away again.
CREATE TABLE commendation_award_decision (
    id               uuid PRIMARY KEY,
    kind             text NOT NULL,
    -- the earlier decision that a correction or a revocation is about
    of_id            uuid REFERENCES commendation_award_decision (id),
    issuer_id        uuid NOT NULL REFERENCES organisation_body (id),
    about            text NOT NULL,
    -- why it is put right or taken away, with the article
    reason           text NOT NULL,
    basis            text NOT NULL,
    drawn_up_on      date NOT NULL,
    drawn_up_at      timestamptz NOT NULL,
    drawn_up_by      uuid NOT NULL,
    drawn_up_by_name text NOT NULL,
    number           text,
    issued_on        date,
    issued_at        timestamptz,
    issued_by        uuid,
    signer           text,
    capacity         text,
    CHECK ((number IS NULL) = (issued_on IS NULL)),
    CHECK ((of_id IS NULL) = (kind = 'GRANT'))
);
CREATE INDEX commendation_award_decision_issuer ON commendation_award_decision (issuer_id, id DESC);
CREATE INDEX commendation_award_decision_of ON commendation_award_decision (of_id);

-- Who is awarded what: the list that a decision carries.
CREATE TABLE commendation_award_entry (
    id          uuid PRIMARY KEY,
    decision_id uuid NOT NULL REFERENCES commendation_award_decision (id),
    position    int NOT NULL,
    dossier_id  uuid NOT NULL REFERENCES dossier_dossier (id),
    subject_id  uuid NOT NULL REFERENCES ledger_subject (id),
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    name        text NOT NULL,
    kind        text NOT NULL,
    place       text NOT NULL,
    citation    text NOT NULL,
    award       text NOT NULL,
    award_name  text NOT NULL,
    award_list  text NOT NULL,
    ground      text NOT NULL,
    year        int NOT NULL,
    revoked_on  date
);
CREATE INDEX commendation_award_entry_decision ON commendation_award_entry (decision_id, position);
-- A dossier stands on one decision; a draft that is discarded sets it free.
CREATE UNIQUE INDEX commendation_award_entry_dossier ON commendation_award_entry (dossier_id) WHERE revoked_on IS NULL;

-- What a correction writes instead; of a revocation the words are null.
CREATE TABLE commendation_award_change (
    decision_id uuid NOT NULL REFERENCES commendation_award_decision (id),
    entry_id    uuid NOT NULL REFERENCES commendation_award_entry (id),
    name        text,
    place       text,
    citation    text,
    PRIMARY KEY (decision_id, entry_id)
);
CREATE INDEX commendation_award_change_entry ON commendation_award_change (entry_id);
