-- A council of a body (Hội đồng Thi đua - Khen thưởng), kept by its standing agency.
CREATE TABLE council_council (
    id            uuid PRIMARY KEY,
    body_id       uuid NOT NULL REFERENCES organisation_body (id),
    desk_id       uuid NOT NULL REFERENCES organisation_body (id),
    name          text NOT NULL CHECK (name <> ''),
    basis         text NOT NULL CHECK (basis <> ''),
    set_up_on     date NOT NULL,
    set_up_at     timestamptz NOT NULL,
    set_up_by     uuid NOT NULL,
    set_up_by_name text NOT NULL
);
CREATE INDEX ON council_council (body_id);
CREATE INDEX ON council_council (desk_id);

-- Who sits in it, from when to when.
CREATE TABLE council_seat (
    id            uuid PRIMARY KEY,
    council_id    uuid NOT NULL REFERENCES council_council (id),
    account_id    uuid NOT NULL,
    person        text NOT NULL CHECK (person <> ''),
    function      text NOT NULL,
    title         text NOT NULL,
    valid_from    date NOT NULL,
    valid_to      date CHECK (valid_to >= valid_from),
    basis         text NOT NULL CHECK (basis <> ''),
    given_at      timestamptz NOT NULL,
    given_by      uuid NOT NULL,
    given_by_name text NOT NULL
);
CREATE INDEX ON council_seat (council_id);
CREATE INDEX ON council_seat (account_id);
