-- A body says that it works as an exemplar does: who learned from whom, since when, with what result.
CREATE TABLE replication_adoption (
    id          uuid PRIMARY KEY,
    exemplar_id uuid NOT NULL REFERENCES exemplar_exemplar (id),
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    what        text NOT NULL,
    since       date NOT NULL,
    result      text NOT NULL,
    result_on   date,
    version     int  NOT NULL,
    recorded_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    person      text NOT NULL,
    UNIQUE (exemplar_id, body_id),
    CHECK ((result = '') = (result_on IS NULL))
);
CREATE INDEX replication_adoption_body ON replication_adoption (body_id, recorded_on DESC);

CREATE VIEW replication_v_adoption AS
SELECT id, exemplar_id, body_id, what, since, result, result_on, recorded_on
  FROM replication_adoption;
