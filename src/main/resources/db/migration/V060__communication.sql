-- The story of an exemplar, as an editor prepares it for the public.
CREATE TABLE communication_story (
    exemplar_id     uuid PRIMARY KEY REFERENCES exemplar_exemplar (id),
    slug            text NOT NULL UNIQUE,
    headline        text NOT NULL,
    body            text NOT NULL,
    lesson          text NOT NULL,
    portrait_id     uuid,
    portrait_says   text NOT NULL,
    consent         text NOT NULL,
    consent_on      date,
    version         int NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by_name text NOT NULL
);

-- That it is public is a decision; so is that it no longer is.
CREATE TABLE communication_publication (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    exemplar_id   uuid NOT NULL REFERENCES exemplar_exemplar (id),
    published_on  date NOT NULL,
    published_at  timestamptz NOT NULL,
    published_by  uuid NOT NULL,
    person        text NOT NULL,
    ended_on      date,
    ended_at      timestamptz,
    ended_by      uuid,
    ended_reason  text
);
CREATE UNIQUE INDEX communication_publication_standing ON communication_publication (exemplar_id) WHERE ended_at IS NULL;

CREATE VIEW communication_v_published AS
SELECT story.exemplar_id, story.slug, story.headline, story.body, story.lesson, story.portrait_id, story.portrait_says,
       publication.published_on
  FROM communication_story story
  JOIN communication_publication publication ON publication.exemplar_id = story.exemplar_id
 WHERE publication.ended_at IS NULL;
