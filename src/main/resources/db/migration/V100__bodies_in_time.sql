-- A decision by which bodies end, begin or change (sáp nhập, chia tách, đổi tên, giải thể …).
CREATE TABLE organisation_succession (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    kind             text NOT NULL,
    -- first day of what came after; the day before is the last of what was
    effective        date NOT NULL,
    basis            text NOT NULL CHECK (basis <> ''),
    note             text NOT NULL,
    recorded_on      date NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      uuid,
    recorded_by_name text NOT NULL
);
CREATE INDEX organisation_succession_effective ON organisation_succession (effective, id);

-- What a body is called and where it stands, from a day on. A body that never changed has no row: its
-- own columns say all. Where it has rows they follow each other without a gap, and its own columns
-- repeat the row of the business day, so that who asks for today need not look here.
CREATE TABLE organisation_version (
    body_id       uuid NOT NULL REFERENCES organisation_body (id),
    since         date NOT NULL,
    -- the first day on which it no longer holds
    until         date NOT NULL,
    name          text NOT NULL,
    kind          text NOT NULL,
    level         text NOT NULL,
    parent_id     uuid REFERENCES organisation_body (id),
    place         text NOT NULL,
    basis         text NOT NULL,
    succession_id uuid REFERENCES organisation_succession (id),
    PRIMARY KEY (body_id, since),
    CHECK (since < until)
);
CREATE INDEX organisation_version_parent ON organisation_version (parent_id);
CREATE INDEX organisation_version_succession ON organisation_version (succession_id);
CREATE INDEX organisation_version_search ON organisation_version USING gin (vn_fold(name) gin_trgm_ops);

-- Who went over into whom. A body that goes on through the decision goes over into itself.
CREATE TABLE organisation_passage (
    succession_id  uuid NOT NULL REFERENCES organisation_succession (id),
    predecessor_id uuid NOT NULL REFERENCES organisation_body (id),
    successor_id   uuid NOT NULL REFERENCES organisation_body (id),
    PRIMARY KEY (succession_id, predecessor_id, successor_id)
);
CREATE INDEX organisation_passage_predecessor ON organisation_passage (predecessor_id);
CREATE INDEX organisation_passage_successor ON organisation_passage (successor_id);

-- A body ends once. Its main heir is the one to whom figures roll, so that each is counted exactly
-- once; none where nothing followed.
CREATE TABLE organisation_ending (
    body_id       uuid PRIMARY KEY REFERENCES organisation_body (id),
    succession_id uuid NOT NULL REFERENCES organisation_succession (id),
    effective     date NOT NULL,
    heir_id       uuid REFERENCES organisation_body (id),
    CHECK (heir_id <> body_id)
);
CREATE INDEX organisation_ending_heir ON organisation_ending (heir_id);
CREATE INDEX organisation_ending_succession ON organisation_ending (succession_id);

CREATE TABLE organisation_beginning (
    body_id       uuid PRIMARY KEY REFERENCES organisation_body (id),
    succession_id uuid NOT NULL REFERENCES organisation_succession (id)
);
CREATE INDEX organisation_beginning_succession ON organisation_beginning (succession_id);

-- The heir of each ended body on each day, over any number of successions: worked out from the endings
-- when one is recorded, so that a report joins it once instead of following chains.
CREATE TABLE organisation_heir (
    body_id uuid NOT NULL REFERENCES organisation_body (id),
    since   date NOT NULL,
    until   date NOT NULL,
    heir_id uuid NOT NULL REFERENCES organisation_body (id),
    PRIMARY KEY (body_id, since),
    CHECK (since < until)
);
CREATE INDEX organisation_heir_heir ON organisation_heir (heir_id);

-- Other names hold between two days as well.
ALTER TABLE organisation_body_alias ADD COLUMN valid_from date, ADD COLUMN valid_to date;
CREATE INDEX organisation_body_alias_search ON organisation_body_alias USING gin (vn_fold(alias) gin_trgm_ops);
-- roots of the tree and children in the order of the alphabet
CREATE INDEX organisation_body_children ON organisation_body (parent_id, name COLLATE "vi-x-icu", id);

-- Every body with every name and place it ever had. Ask with since <= day AND until > day.
CREATE VIEW organisation_v_version AS
SELECT body_id, since, until, name, kind, level, parent_id, place
  FROM organisation_version
 UNION ALL
SELECT id, DATE '-infinity', DATE 'infinity', name, kind, level, parent_id, place
  FROM organisation_body body
 WHERE NOT EXISTS (SELECT
                     FROM organisation_version
                    WHERE body_id = body.id);

-- To whom the figures of an ended body roll. Ask with since <= day AND until > day; who has no row is
-- its own heir.
CREATE VIEW organisation_v_heir AS
SELECT body_id, since, until, heir_id
  FROM organisation_heir;
