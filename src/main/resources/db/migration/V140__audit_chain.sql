-- What an act changed: {"field": ["before", "after"]}.
ALTER TABLE audit_entry ADD COLUMN changes jsonb NOT NULL DEFAULT '{}';
ALTER TABLE audit_entry ALTER COLUMN changes DROP DEFAULT;

-- The log is read newest first, and each of its filters has the order of the list in its index.
CREATE INDEX audit_entry_at      ON audit_entry (at, id);
CREATE INDEX audit_entry_day     ON audit_entry (business_day, at, id);
CREATE INDEX audit_entry_body    ON audit_entry (body_id, at, id);
CREATE INDEX audit_entry_act     ON audit_entry (act, at, id);
CREATE INDEX audit_entry_person  ON audit_entry (account_id, at, id);
CREATE INDEX audit_entry_history ON audit_entry (subject_kind, subject_id, at, id);
DROP INDEX audit_entry_account;
DROP INDEX audit_entry_subject;

-- Entries that wait for their link: written beside the entry, taken away by the step that links it.
CREATE TABLE audit_pending (
    entry_id bigint PRIMARY KEY
);
INSERT INTO audit_pending (entry_id)
SELECT id FROM audit_entry;

-- The chain: a total order of all entries without gaps. Each hash is that of the entry and of the hash before.
CREATE TABLE audit_link (
    position bigint   PRIMARY KEY,
    entry_id bigint   NOT NULL UNIQUE REFERENCES audit_entry,
    version  smallint NOT NULL,
    hash     bytea    NOT NULL CHECK (length(hash) = 32)
);

-- Where the chain stood at the end of a day. What is kept of it elsewhere shows a chain that was cut off or made anew.
CREATE TABLE audit_anchor (
    day      date        PRIMARY KEY,
    position bigint      NOT NULL,
    entry_id bigint      NOT NULL,
    hash     bytea       NOT NULL,
    made_at  timestamptz NOT NULL
);

CREATE TRIGGER audit_link_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_anchor_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();

REVOKE ALL ON audit_entry, audit_link, audit_anchor, audit_pending FROM "${app}";
GRANT SELECT, INSERT ON audit_entry, audit_link, audit_anchor TO "${app}";
GRANT SELECT, INSERT, DELETE ON audit_pending TO "${app}";
