CREATE TABLE identity_account (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    username      text NOT NULL UNIQUE,
    name          text NOT NULL,
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL,
    closed_at     timestamptz
);

-- A role that an account holds in a body, between two business days.
CREATE TABLE identity_post (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    account_id uuid NOT NULL REFERENCES identity_account (id),
    role       text NOT NULL,
    body_id    uuid NOT NULL REFERENCES organisation_body (id),
    valid_from date,
    valid_to   date,
    UNIQUE (account_id, role, body_id)
);
CREATE INDEX identity_post_body ON identity_post (body_id);
