-- What bodies owe and how their last answer stands, for whoever keeps more about answers than the filing.
CREATE VIEW plan_v_duty AS
SELECT instance.id, instance.plan_id, instance.obligation, instance.kind, instance.what, instance.clause,
       instance.body_id, instance.period, instance.period_from, instance.period_to, instance.due,
       instance.owed_from, instance.owed_until, answer.id AS answer_id, answer.filed_on, answer.accepted, answer.ruled_on
  FROM plan_instance instance
  LEFT JOIN LATERAL (SELECT filing.id, filing.filed_on, ruling.accepted, ruling.ruled_on
                       FROM plan_filing filing
                       LEFT JOIN plan_ruling ruling ON ruling.filing_id = filing.id
                      WHERE filing.instance_id = instance.id
                      ORDER BY filing.filed_at DESC, filing.id DESC
                      LIMIT 1) answer ON true;

-- The plan of a body, version by version. Each version is a filing that answers a duty of the parent plan:
-- who sent it, when, and what the hub said stands there.
CREATE TABLE unitplan_version (
    id              uuid PRIMARY KEY REFERENCES plan_filing (id),
    instance_id     uuid NOT NULL REFERENCES plan_instance (id),
    number          int NOT NULL CHECK (number > 0),
    title           text NOT NULL CHECK (title <> ''),
    document_number text NOT NULL CHECK (document_number <> ''),
    issued_on       date NOT NULL,
    period_from     date,
    period_to       date,
    UNIQUE (instance_id, number),
    CHECK (period_to >= period_from)
);

-- Where in it each content that the parent's clause asks for stands: the sentence as it was asked then.
CREATE TABLE unitplan_content (
    version_id uuid NOT NULL REFERENCES unitplan_version (id),
    position   int NOT NULL,
    text       text NOT NULL,
    clause     text NOT NULL,
    pointer    text NOT NULL CHECK (pointer <> ''),
    PRIMARY KEY (version_id, position)
);
