-- A body's field of work follows the day as its name does.
ALTER TABLE organisation_version ADD COLUMN sector text NOT NULL DEFAULT '';
UPDATE organisation_version version
   SET sector = body.sector
  FROM organisation_body body
 WHERE body.id = version.body_id;
ALTER TABLE organisation_version ALTER COLUMN sector DROP DEFAULT;

CREATE OR REPLACE VIEW organisation_v_version AS
SELECT body_id, since, until, name, kind, level, parent_id, place, sector
  FROM organisation_version
 UNION ALL
SELECT id, DATE '-infinity', DATE 'infinity', name, kind, level, parent_id, place, sector
  FROM organisation_body body
 WHERE NOT EXISTS (SELECT
                     FROM organisation_version
                    WHERE body_id = body.id);
