-- The paper as it was issued, signed by hand and scanned or signed digitally, of a decision, of minutes, …
CREATE TABLE paper_issued (
    id            uuid PRIMARY KEY,
    -- of what it is the paper, as the log names it
    kind          text NOT NULL,
    of_id         uuid NOT NULL,
    attachment_id uuid NOT NULL REFERENCES attachment (id),
    attached_on   date NOT NULL,
    attached_at   timestamptz NOT NULL,
    attached_by   uuid NOT NULL,
    person        text NOT NULL
);
CREATE INDEX paper_issued_of ON paper_issued (kind, of_id);

-- The code by which a body is known to the national document exchange (mã định danh điện tử, QĐ 20/2020/QĐ-TTg).
CREATE TABLE paper_exchange_code (
    body_id    uuid PRIMARY KEY REFERENCES organisation_body (id),
    code       text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    person     text NOT NULL
);
CREATE UNIQUE INDEX paper_exchange_code_code ON paper_exchange_code (code);
