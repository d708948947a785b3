-- Who did what, when, on what basis. Rows are only ever added.
CREATE TABLE audit_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    business_day date        NOT NULL,
    account_id   uuid,
    person       text        NOT NULL,
    role         text        NOT NULL,
    body_id      uuid,
    body_name    text        NOT NULL,
    act          text        NOT NULL,
    subject_kind text        NOT NULL,
    subject_id   text        NOT NULL,
    basis        text        NOT NULL,
    details      jsonb       NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject_kind, subject_id, id);
CREATE INDEX audit_entry_account ON audit_entry (account_id, id);

CREATE FUNCTION audit_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are only added, never changed or removed';
END
$$;
CREATE TRIGGER audit_entry_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();

-- The app may add and read; the trigger holds even against the owner's slip.
REVOKE UPDATE, DELETE ON audit_entry FROM "${app}";
