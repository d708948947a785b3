-- Tokens by which a program of a person's reads what the person may read, in one of their posts. Only the
-- hash is kept.
CREATE TABLE api_token (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    account_id uuid NOT NULL REFERENCES identity_account (id),
    post_id    uuid NOT NULL,
    name       text NOT NULL CHECK (name <> ''),
    scopes     text[] NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    ended_at   timestamptz
);
CREATE INDEX api_token_account ON api_token (account_id) WHERE ended_at IS NULL;
