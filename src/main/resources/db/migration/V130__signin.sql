-- How much of a bucket is spent at a moment: one comes back every so many seconds.
CREATE FUNCTION signin_left(spent double precision, since timestamptz, refill double precision, moment timestamptz)
  RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN greatest(0, spent - extract(epoch FROM moment - since) / refill);

CREATE TABLE signin_bucket (
    key   bytea PRIMARY KEY,
    spent double precision NOT NULL,
    at    timestamptz NOT NULL
);
CREATE INDEX signin_bucket_at ON signin_bucket (at);

-- The browsers that an account has signed in on, by the hash of the token that each holds.
CREATE TABLE signin_device (
    account_id uuid NOT NULL REFERENCES identity_account (id),
    token_hash bytea NOT NULL,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, token_hash)
);

-- Codes by time (RFC 6238).
CREATE TABLE signin_totp (
    account_id uuid PRIMARY KEY REFERENCES identity_account (id),
    secret     bytea NOT NULL,
    -- the newest half minute whose code was taken: no code counts twice
    last_step  bigint NOT NULL,
    added_at   timestamptz NOT NULL
);

CREATE TABLE signin_recovery_code (
    account_id uuid NOT NULL REFERENCES identity_account (id),
    code_hash  bytea NOT NULL,
    made_at    timestamptz NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (account_id, code_hash)
);

-- WebAuthn credentials.
CREATE TABLE signin_passkey (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    account_id      uuid NOT NULL REFERENCES identity_account (id),
    credential_id   bytea NOT NULL UNIQUE,
    name            text NOT NULL,
    public_key      bytea NOT NULL,
    attestation     bytea NOT NULL,
    signature_count bigint NOT NULL,
    user_verified   boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up       boolean NOT NULL,
    transports      text NOT NULL,
    added_at        timestamptz NOT NULL,
    used_at         timestamptz NOT NULL
);
CREATE INDEX signin_passkey_account ON signin_passkey (account_id);
