-- Who somebody is at the single sign-on provider: the issuer and its own name for them, never a mail address.
CREATE TABLE signin_subject (
    issuer     text NOT NULL,
    subject    text NOT NULL,
    account_id uuid NOT NULL REFERENCES identity_account (id),
    linked_at  timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX signin_subject_account ON signin_subject (account_id);

-- Whoever has this value in this claim holds this role in this body.
CREATE TABLE signin_claim_rule (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    claim       text NOT NULL,
    value       text NOT NULL,
    role        text NOT NULL,
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    opens       boolean NOT NULL,
    made_at     timestamptz NOT NULL,
    UNIQUE (claim, value, role, body_id)
);

-- The posts that come and go with claims.
CREATE TABLE signin_claim_post (
    post_id    uuid PRIMARY KEY REFERENCES identity_post (id) ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES identity_account (id)
);
CREATE INDEX signin_claim_post_account ON signin_claim_post (account_id);
