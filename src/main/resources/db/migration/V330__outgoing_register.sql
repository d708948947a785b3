-- The register of outgoing papers (sổ đăng ký văn bản đi, Nghị định 30/2020/NĐ-CP, Điều 15): one series of numbers for
-- each issuer, kind of paper and year. An issuer is a body, or an organ of it that numbers its papers itself: a council.
CREATE TABLE outgoing_counter (
    organ_id uuid NOT NULL,
    kind     text NOT NULL,
    year     int NOT NULL,
    last     int NOT NULL,
    PRIMARY KEY (organ_id, kind, year)
);

CREATE TABLE outgoing_paper (
    id               uuid PRIMARY KEY,
    -- whose registry office keeps the register
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    -- the body itself, or its organ
    organ_id         uuid NOT NULL,
    kind             text NOT NULL,
    year             int NOT NULL,
    number           int NOT NULL,
    -- 12a: squeezed in between two by a registry office
    suffix           text NOT NULL,
    -- as it stands on the paper: 12/QĐ-UBND
    sign             text NOT NULL,
    -- given by the registry office, not by this register
    by_hand          boolean NOT NULL,
    form             text NOT NULL,
    of_id            uuid NOT NULL,
    address          text NOT NULL,
    about            text NOT NULL,
    issued_on        date NOT NULL,
    signer           text NOT NULL,
    -- the paper as it went out; null where what it is of keeps it
    docx_id          uuid REFERENCES attachment (id),
    pdf_id           uuid REFERENCES attachment (id),
    entered_at       timestamptz NOT NULL,
    entered_by       uuid,
    person           text NOT NULL,
    withdrawn_on     date,
    withdrawn_at     timestamptz,
    withdrawn_by     uuid,
    withdrawn_person text,
    withdrawn_reason text,
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
);
CREATE UNIQUE INDEX outgoing_paper_number ON outgoing_paper (organ_id, kind, year, number, suffix);
CREATE UNIQUE INDEX outgoing_paper_of ON outgoing_paper (form, of_id) WHERE withdrawn_on IS NULL;
CREATE INDEX outgoing_paper_body ON outgoing_paper (body_id, year, kind, number);

-- How an issuer is abbreviated in the sign of its numbers, and its unit that drafts letters, where its administrator
-- has said so.
CREATE TABLE outgoing_sign (
    organ_id   uuid PRIMARY KEY,
    body_id    uuid NOT NULL REFERENCES organisation_body (id),
    sign       text NOT NULL,
    unit       text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    person     text NOT NULL
);

-- Until now only decisions were numbered. Each keeps its number, whatever became of the sign of its issuer.
INSERT INTO outgoing_paper (id, body_id, organ_id, kind, year, number, suffix, sign, by_hand, form, of_id, address, about,
                            issued_on, signer, entered_at, entered_by, person)
SELECT number.decision_id, number.issuer_id, number.issuer_id, 'DECISION', number.year,
       coalesce(substring(number.number FROM '^\d{1,9}')::int, 0),
       CASE
           WHEN number.number ~ '^\d{1,9}[[:alpha:]]?(/|$)'
           THEN lower(coalesce(substring(number.number FROM '^\d+([[:alpha:]])'), ''))
           ELSE number.number
       END,
       number.number, true,
       CASE WHEN award.id IS NULL THEN 'recognition' ELSE 'decision-' || lower(award.kind) END, number.decision_id,
       CASE WHEN award.id IS NULL THEN '/quyet-dinh/' ELSE '/quyet-dinh-khen-thuong/' END || number.decision_id,
       coalesce(award.about, exemplar.name, ''), coalesce(award.issued_on, decision.issued_on),
       coalesce(award.signer, decision.signer, ''), coalesce(award.issued_at, decision.issued_at),
       coalesce(award.issued_by, decision.issued_by), coalesce(award.signer, decision.signer, '')
  FROM commendation_number number
  LEFT JOIN commendation_award_decision award ON award.id = number.decision_id
  LEFT JOIN commendation_decision decision ON decision.id = number.decision_id
  LEFT JOIN exemplar_v_exemplar exemplar ON exemplar.id = decision.exemplar_id
    ON CONFLICT DO NOTHING;
INSERT INTO outgoing_counter (organ_id, kind, year, last)
SELECT organ_id, kind, year, max(number)
  FROM outgoing_paper
 GROUP BY organ_id, kind, year;
DROP TABLE commendation_number;
