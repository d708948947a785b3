-- What the decisions of an issuer rest on, kept so that nobody types it each time; for one form of them, or for all.
CREATE TABLE outgoing_basis (
    id         uuid PRIMARY KEY,
    body_id    uuid NOT NULL REFERENCES organisation_body (id),
    form       text NOT NULL,
    words      text NOT NULL,
    holds_from date NOT NULL,
    holds_to   date,
    added_at   timestamptz NOT NULL,
    added_by   uuid NOT NULL,
    person     text NOT NULL
);
CREATE INDEX outgoing_basis_body ON outgoing_basis (body_id, form);
