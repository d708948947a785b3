-- A body that went on when the one above it ended: that somebody decided so, and by what paper.
CREATE TABLE organisation_stay (
    body_id         uuid NOT NULL REFERENCES organisation_body (id),
    succession_id   uuid NOT NULL REFERENCES organisation_succession (id),
    basis           text NOT NULL CHECK (basis <> ''),
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid,
    decided_by_name text NOT NULL,
    PRIMARY KEY (body_id, succession_id)
);
