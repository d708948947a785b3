-- A file of people to be invited. What it means is worked out when it is looked at, and again when they are
-- invited; with that, or after thirty days, the file is gone.
CREATE TABLE people_invitation_list (
    id          uuid PRIMARY KEY,
    file_name   text NOT NULL,
    content     bytea,
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    uploaded_by uuid NOT NULL REFERENCES identity_account (id),
    uploaded_at timestamptz NOT NULL,
    invited_at  timestamptz,
    invited     int NOT NULL DEFAULT 0,
    CHECK ((content IS NULL) = (invited_at IS NOT NULL))
);
CREATE INDEX people_invitation_list_body ON people_invitation_list (body_id, uploaded_at);
ALTER TABLE people_invitation_list ALTER COLUMN content SET STORAGE EXTERNAL;
