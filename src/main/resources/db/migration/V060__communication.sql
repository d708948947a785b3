-- The story of an exemplar, as an editor prepares it for the public: paragraphs parted by empty lines.
CREATE TABLE communication_story (
    exemplar_id     uuid PRIMARY KEY REFERENCES exemplar_exemplar (id),
    slug            text NOT NULL UNIQUE,
    headline        text NOT NULL,
    body            text NOT NULL,
    lesson          text NOT NULL,
    portrait_id     uuid,
    portrait_says   text NOT NULL,
    -- who agreed to be shown in public, how and when
    consent_by      text NOT NULL,
    consent_how     text NOT NULL,
    consent_on      date,
    version         int NOT NULL,
    -- the opened form that wrote last: sending it twice writes once
    written_in      uuid,
    changed_at      timestamptz NOT NULL,
    changed_by_name text NOT NULL,
    CHECK (portrait_id IS NULL OR portrait_says <> '')
);

-- That it is public is a decision; so is that it no longer is. Beside it stands what readers look
-- it up by: an exemplar taken on no longer changes, so the copy stays true and each list of the
-- public site walks one index.
CREATE TABLE communication_publication (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    exemplar_id   uuid NOT NULL REFERENCES communication_story (exemplar_id),
    published_on  date NOT NULL,
    published_at  timestamptz NOT NULL,
    published_by  uuid NOT NULL,
    person        text NOT NULL,
    movement      text NOT NULL,
    sector        text NOT NULL,
    subject_kind  text NOT NULL,
    place         text NOT NULL,
    year          int  NOT NULL,
    search        text NOT NULL,
    ended_on      date,
    ended_at      timestamptz,
    ended_by      uuid,
    ended_person  text,
    ended_reason  text,
    CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
);
CREATE UNIQUE INDEX communication_publication_standing ON communication_publication (exemplar_id) WHERE ended_at IS NULL;
CREATE INDEX communication_publication_exemplar ON communication_publication (exemplar_id, id);
CREATE INDEX communication_publication_newest
    ON communication_publication (published_on DESC, exemplar_id DESC) WHERE ended_at IS NULL;
CREATE INDEX communication_publication_sector
    ON communication_publication (sector, published_on DESC, exemplar_id DESC) WHERE ended_at IS NULL;
CREATE INDEX communication_publication_movement
    ON communication_publication (movement, published_on DESC, exemplar_id DESC) WHERE ended_at IS NULL;
CREATE INDEX communication_publication_kind
    ON communication_publication (subject_kind, published_on DESC, exemplar_id DESC) WHERE ended_at IS NULL;
CREATE INDEX communication_publication_year
    ON communication_publication (year, published_on DESC, exemplar_id DESC) WHERE ended_at IS NULL;
CREATE INDEX communication_publication_search
    ON communication_publication USING gin (search gin_trgm_ops, vn_fold(place) gin_trgm_ops) WHERE ended_at IS NULL;

-- How a typed word is looked up in `search`: within words from three letters on, else as a word of its
-- own, so that the index answers for each.
CREATE FUNCTION communication_pattern(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN length(word) < 3 THEN '% ' || vn_fold(word) || ' %' ELSE '%' || vn_fold(word) || '%' END;

-- There always is a story; LEFT lets a count or a search that shows nothing of it pass it by.
CREATE VIEW communication_v_published AS
SELECT publication.exemplar_id, story.slug, story.headline, story.body, story.lesson, story.portrait_id, story.portrait_says,
       story.changed_at, publication.published_on, publication.published_at, publication.movement, publication.sector,
       publication.subject_kind, publication.place, publication.year, publication.search
  FROM communication_publication publication
  LEFT JOIN communication_story story ON story.exemplar_id = publication.exemplar_id
 WHERE publication.ended_at IS NULL;
