-- Lists of nominations (danh sách đề nghị) as officers keep them in Excel: one award, many rows, written as a
-- whole or not at all.
CREATE TABLE dossier_list (
    id               uuid PRIMARY KEY,
    body_id          uuid NOT NULL REFERENCES organisation_body (id),
    addressee_id     uuid NOT NULL REFERENCES organisation_body (id),
    award            text NOT NULL,
    ground           text NOT NULL,
    short_way        boolean NOT NULL,
    year             int NOT NULL,
    file_name        text NOT NULL,
    brought_on       date NOT NULL,
    brought_at       timestamptz NOT NULL,
    brought_by       uuid NOT NULL,
    brought_by_name  text NOT NULL,
    written_at       timestamptz
);
CREATE INDEX dossier_list_body ON dossier_list (body_id, id DESC);

CREATE TABLE dossier_list_row (
    list_id     uuid NOT NULL REFERENCES dossier_list (id) ON DELETE CASCADE,
    -- as the program that wrote the file counts
    number      int NOT NULL,
    name        text NOT NULL,
    kind        text NOT NULL,
    -- as typed, while it cannot be read as a day
    born        text NOT NULL,
    place       text NOT NULL,
    citation    text NOT NULL,
    background  text NOT NULL,
    achievement text NOT NULL,
    -- who it is in the ledger: answered by a person where the ledger knows somebody alike
    subject     text NOT NULL,
    -- columns whose cell was a formula or an error
    unread      text NOT NULL,
    dossier_id  uuid REFERENCES dossier_dossier (id),
    PRIMARY KEY (list_id, number)
);
CREATE INDEX dossier_list_row_dossier ON dossier_list_row (dossier_id);
