-- One person, one account: how mail reaches them, and how lists find and order them.
ALTER TABLE identity_account ADD COLUMN mail text;
ALTER TABLE identity_account
    ADD COLUMN given_name text NOT NULL GENERATED ALWAYS AS (regexp_replace(name, '^.* ', '')) STORED,
    ADD COLUMN search text NOT NULL
        GENERATED ALWAYS AS (vn_fold(name || ' ' || username || ' ' || coalesce(mail, ''))) STORED;
CREATE UNIQUE INDEX identity_account_mail ON identity_account (mail) WHERE closed_at IS NULL;
CREATE INDEX identity_account_given_name
    ON identity_account (given_name COLLATE "vi-x-icu", name COLLATE "vi-x-icu", id);
CREATE INDEX identity_account_search ON identity_account USING gin (search gin_trgm_ops);

-- The same role in the same body may be held again later.
ALTER TABLE identity_post DROP CONSTRAINT identity_post_account_id_role_body_id_key;
ALTER TABLE identity_post
    ADD COLUMN basis text NOT NULL DEFAULT '',
    ADD CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to);
CREATE INDEX identity_post_account ON identity_post (account_id);

-- Ủy quyền: another person acts in a post between two days. Rows are only added and revoked.
CREATE TABLE identity_delegation (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    post_id     uuid NOT NULL REFERENCES identity_post (id),
    delegate_id uuid NOT NULL REFERENCES identity_account (id),
    valid_from  date NOT NULL,
    valid_to    date NOT NULL,
    basis       text NOT NULL,
    made_at     timestamptz NOT NULL,
    revoked_at  timestamptz,
    CHECK (valid_from <= valid_to)
);
CREATE INDEX identity_delegation_delegate ON identity_delegation (delegate_id) WHERE revoked_at IS NULL;
CREATE INDEX identity_delegation_post ON identity_delegation (post_id);

-- What other modules may join.
CREATE VIEW identity_v_account AS
SELECT id, username, name, given_name, mail, search, created_at, closed_at
  FROM identity_account;
CREATE VIEW identity_v_post AS
SELECT id, account_id, role, body_id, valid_from, valid_to, basis
  FROM identity_post;

-- A person is invited to a post. Of the link's token only the hash is kept.
CREATE TABLE people_invitation (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    name         text NOT NULL,
    mail         text NOT NULL,
    role         text NOT NULL,
    body_id      uuid NOT NULL REFERENCES organisation_body (id),
    valid_from   date NOT NULL,
    valid_to     date,
    token_hash   bytea NOT NULL UNIQUE,
    invited_at   timestamptz NOT NULL,
    invited_by   uuid NOT NULL REFERENCES identity_account (id),
    expires_at   timestamptz NOT NULL,
    accepted_at  timestamptz,
    withdrawn_at timestamptz,
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX people_invitation_body ON people_invitation (body_id);

-- A forgotten password is set anew by a link of the same kind.
CREATE TABLE people_reset (
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES identity_account (id),
    asked_at   timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX people_reset_account ON people_reset (account_id, asked_at);

-- The link with which the first administrator of an empty installation is made.
CREATE TABLE people_setup (
    token_hash bytea NOT NULL,
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one)
);
