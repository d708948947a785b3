-- Consent leaves the story for a row of its own. What was complete moves, for text and picture as it was
-- asked for; a draft that held only a part of one had no consent and has none.
INSERT INTO privacy_consent (id, subject_kind, subject_id, subject_name, given_by, how, scope, given_on,
                             recorded_on, recorded_at, person, body_id)
SELECT uuidv7(), 'exemplar', story.exemplar_id, exemplar.name, story.consent_by, story.consent_how,
       ARRAY['STORY', 'PICTURE'], story.consent_on,
       (story.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, story.changed_at, story.changed_by_name, exemplar.body_id
  FROM communication_story story
  JOIN exemplar_v_exemplar exemplar ON exemplar.id = story.exemplar_id
 WHERE story.consent_by <> ''
   AND story.consent_how <> ''
   AND story.consent_on IS NOT NULL;

ALTER TABLE communication_story
  DROP COLUMN consent_by,
  DROP COLUMN consent_how,
  DROP COLUMN consent_on;

-- Why it was taken off: by an editor's own decision, or because consent was withdrawn.
ALTER TABLE communication_publication
  ADD COLUMN consent_withdrawn boolean NOT NULL DEFAULT false;

-- What was public and no longer is: its address says so, and not why.
CREATE VIEW communication_v_gone AS
SELECT story.slug
  FROM communication_story story
 WHERE EXISTS (SELECT FROM communication_publication publication WHERE publication.exemplar_id = story.exemplar_id)
   AND NOT EXISTS (SELECT
                     FROM communication_publication publication
                    WHERE publication.exemplar_id = story.exemplar_id
                      AND publication.ended_at IS NULL);
