-- The key that signs the codes on certificates. Its private half is sealed with a key that is not in the database.
CREATE TABLE certificate_key (
    number     int PRIMARY KEY CHECK (number BETWEEN 1 AND 255),
    public_key bytea NOT NULL,
    sealed     bytea NOT NULL,
    key_id     text NOT NULL,
    made_at    timestamptz NOT NULL
);

-- The last number given of a body, an award and a year. Whoever gives one holds the row to the end of the transaction,
-- so that a number given in vain comes back.
CREATE TABLE certificate_series (
    issuer_id uuid NOT NULL REFERENCES organisation_body (id),
    award     text NOT NULL,
    year      int NOT NULL,
    last      int NOT NULL,
    PRIMARY KEY (issuer_id, award, year)
);

-- What all certificates of one award under one decision say.
CREATE TABLE certificate_order (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    decision_id     uuid NOT NULL,
    issuer_id       uuid NOT NULL REFERENCES organisation_body (id),
    decision_number text NOT NULL,
    decided_on      date NOT NULL,
    award           text NOT NULL,
    award_name      text NOT NULL,
    authority       text NOT NULL,
    place           text NOT NULL,
    signer          text NOT NULL,
    capacity        text NOT NULL,
    UNIQUE (decision_id, award)
);

CREATE TABLE certificate_certificate (
    id         uuid PRIMARY KEY,
    order_id   uuid NOT NULL REFERENCES certificate_order (id),
    entry_id   uuid NOT NULL UNIQUE,
    issuer_id  uuid NOT NULL,
    award      text NOT NULL,
    year       int NOT NULL,
    serial     int NOT NULL,
    kind       text NOT NULL,
    photo_id   uuid REFERENCES attachment (id) ON DELETE SET NULL,
    issued_on  date NOT NULL,
    issued_at  timestamptz NOT NULL,
    UNIQUE (issuer_id, award, year, serial)
);
CREATE INDEX certificate_certificate_order ON certificate_certificate (order_id);

-- What one says: version 1 as issued, each later one after a correction. The token is the signed code printed on it.
CREATE TABLE certificate_text (
    certificate_id uuid NOT NULL REFERENCES certificate_certificate (id),
    version        int NOT NULL,
    current        boolean NOT NULL DEFAULT true,
    name           text NOT NULL CHECK (name <> ''),
    recipient_place text NOT NULL,
    achievement    text NOT NULL,
    token          bytea NOT NULL,
    basis          text NOT NULL,
    since          date NOT NULL,
    written_at     timestamptz NOT NULL,
    written_by     uuid,
    person         text NOT NULL,
    search         text NOT NULL GENERATED ALWAYS AS (vn_fold(name || ' ' || recipient_place)) STORED,
    PRIMARY KEY (certificate_id, version)
);
CREATE UNIQUE INDEX certificate_text_current ON certificate_text (certificate_id) WHERE current;

CREATE TABLE certificate_revocation (
    certificate_id uuid PRIMARY KEY REFERENCES certificate_certificate (id),
    basis          text NOT NULL CHECK (basis <> ''),
    revoked_on     date NOT NULL,
    recorded_at    timestamptz NOT NULL,
    recorded_by    uuid,
    person         text NOT NULL
);

-- Who had certificates printed, when and why.
CREATE TABLE certificate_print (
    id        uuid PRIMARY KEY DEFAULT uuidv7(),
    issuer_id uuid NOT NULL REFERENCES organisation_body (id),
    form      text NOT NULL CHECK (form IN ('ONE', 'SINGLE')),
    why       text NOT NULL,
    asked_on  date NOT NULL,
    asked_at  timestamptz NOT NULL,
    asked_by  uuid NOT NULL,
    person    text NOT NULL,
    file_name text NOT NULL,
    size      bigint NOT NULL DEFAULT 0
);
CREATE INDEX certificate_print_issuer ON certificate_print (issuer_id, id);

-- Which text of which certificate a print holds; first in the order of the pages.
CREATE TABLE certificate_printed (
    print_id       uuid NOT NULL REFERENCES certificate_print (id),
    page           int NOT NULL,
    certificate_id uuid NOT NULL,
    version        int NOT NULL,
    PRIMARY KEY (print_id, page),
    FOREIGN KEY (certificate_id, version) REFERENCES certificate_text (certificate_id, version)
);
CREATE INDEX certificate_printed_certificate ON certificate_printed (certificate_id, version);

-- The file of a print, in pieces, for some days; compressed already.
CREATE TABLE certificate_print_part (
    print_id uuid NOT NULL REFERENCES certificate_print (id) ON DELETE CASCADE,
    number   int NOT NULL,
    bytes    bytea NOT NULL,
    PRIMARY KEY (print_id, number)
);
ALTER TABLE certificate_print_part
    ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- How the certificates of a body look; each change is a version of its own. Award '' stands for all that have no own.
CREATE TABLE certificate_design (
    body_id  uuid NOT NULL REFERENCES organisation_body (id),
    award    text NOT NULL,
    version  int NOT NULL,
    current  boolean NOT NULL DEFAULT true,
    layout   jsonb NOT NULL,
    frame_id uuid REFERENCES attachment (id),
    drawn_at timestamptz NOT NULL,
    drawn_by uuid NOT NULL,
    person   text NOT NULL,
    PRIMARY KEY (body_id, award, version)
);
CREATE UNIQUE INDEX certificate_design_current ON certificate_design (body_id, award) WHERE current;
