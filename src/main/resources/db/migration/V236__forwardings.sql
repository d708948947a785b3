-- Who leads whom in a cluster or bloc, in time.
CREATE VIEW organisation_v_led AS
SELECT head.body_id AS head_id, membership.body_id,
       greatest(head.since, membership.since) AS since, least(head.until, membership.until) AS until
  FROM organisation_bloc_head head
  JOIN organisation_v_membership membership ON membership.bloc_id = head.bloc_id
 WHERE greatest(head.since, membership.since) < least(head.until, membership.until);

-- The hub passed a filing on, with its words; whoever it went to may read it, and says that it was taken up.
CREATE TABLE plan_forwarding (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    filing_id        uuid NOT NULL REFERENCES plan_filing (id),
    from_id          uuid NOT NULL REFERENCES organisation_body (id),
    to_id            uuid NOT NULL REFERENCES organisation_body (id),
    note             text NOT NULL,
    forwarded_on     date NOT NULL,
    forwarded_at     timestamptz NOT NULL,
    forwarded_by     uuid NOT NULL,
    forwarded_by_name text NOT NULL,
    received_on      date,
    received_at      timestamptz,
    received_by      uuid,
    received_by_name text,
    UNIQUE (filing_id, to_id),
    CHECK ((received_on IS NULL) = (received_by IS NULL))
);
CREATE INDEX plan_forwarding_to ON plan_forwarding (to_id, id);
CREATE INDEX plan_forwarding_from ON plan_forwarding (from_id, id);
