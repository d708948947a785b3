-- The last day of a body, by which paper, and who took over from whom: for modules that look after what
-- such a body leaves behind.
CREATE VIEW organisation_v_ending AS
SELECT ending.body_id, ending.effective, ending.heir_id, succession.basis
  FROM organisation_ending ending
  JOIN organisation_succession succession ON succession.id = ending.succession_id;
CREATE VIEW organisation_v_passage AS
SELECT passage.predecessor_id, passage.successor_id, succession.effective
  FROM organisation_passage passage
  JOIN organisation_succession succession ON succession.id = passage.succession_id;

-- A bloc holds between two days, members belong to it between two days, and heads take turns. A bloc
-- that was split off says from which.
ALTER TABLE organisation_bloc
    ADD COLUMN valid_from date,
    ADD COLUMN valid_to date,
    ADD COLUMN split_from uuid REFERENCES organisation_bloc (id);
CREATE INDEX organisation_bloc_split_from ON organisation_bloc (split_from);

ALTER TABLE organisation_bloc_member
    DROP CONSTRAINT organisation_bloc_member_pkey,
    DROP COLUMN valid_from,
    DROP COLUMN valid_to,
    ADD COLUMN since date NOT NULL DEFAULT '-infinity',
    -- the first day on which it no longer belongs to it
    ADD COLUMN until date NOT NULL DEFAULT 'infinity',
    ADD PRIMARY KEY (bloc_id, body_id, since),
    ADD CHECK (since < until);

-- Who leads a bloc (trưởng cụm, trưởng khối); it need not be a member.
CREATE TABLE organisation_bloc_head (
    bloc_id uuid NOT NULL REFERENCES organisation_bloc (id),
    since   date NOT NULL,
    until   date NOT NULL,
    body_id uuid NOT NULL REFERENCES organisation_body (id),
    basis   text NOT NULL,
    PRIMARY KEY (bloc_id, since),
    CHECK (since < until)
);
CREATE INDEX organisation_bloc_head_body ON organisation_bloc_head (body_id);
INSERT INTO organisation_bloc_head (bloc_id, since, until, body_id, basis)
SELECT DISTINCT ON (bloc_id) bloc_id, DATE '-infinity', DATE 'infinity', body_id, ''
  FROM organisation_bloc_member
 WHERE head
 ORDER BY bloc_id, body_id;
ALTER TABLE organisation_bloc_member DROP COLUMN head;

-- Names as they are searched for, folded once when they are written: a word that nearly all names hold
-- would otherwise fold them all again at each search.
ALTER TABLE organisation_body ADD COLUMN folded text GENERATED ALWAYS AS (vn_fold(name)) STORED;
ALTER TABLE organisation_version ADD COLUMN folded text GENERATED ALWAYS AS (vn_fold(name)) STORED;
ALTER TABLE organisation_body_alias ADD COLUMN folded text GENERATED ALWAYS AS (vn_fold(alias)) STORED;
CREATE INDEX organisation_body_folded ON organisation_body USING gin (folded gin_trgm_ops);
DROP INDEX organisation_version_search;
CREATE INDEX organisation_version_folded ON organisation_version USING gin (folded gin_trgm_ops);
DROP INDEX organisation_body_alias_search;
CREATE INDEX organisation_body_alias_folded ON organisation_body_alias USING gin (folded gin_trgm_ops);
