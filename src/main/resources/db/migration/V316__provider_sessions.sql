-- By which session at the single sign-on provider somebody came in, so that the provider can end it here too
-- (OpenID Connect Back-Channel Logout). The handle is a digest: the provider's own name of it opens nothing here.
CREATE TABLE signin_provider_session (
    handle     text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES identity_account (id),
    begun_at   timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX signin_provider_session_account ON signin_provider_session (account_id);

-- Logout tokens that were heard, by digest: each is heard once.
CREATE TABLE signin_logout_token (
    handle   text PRIMARY KEY,
    heard_at timestamptz NOT NULL
);
