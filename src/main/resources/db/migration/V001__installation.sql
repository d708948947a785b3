-- The app role reads and writes whatever the owner makes from here on, and owns nothing.
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app}";
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO "${app}";
GRANT USAGE ON SCHEMA public TO "${app}";

-- Both are trusted extensions: CREATE on the database is enough to install them.
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Vietnamese text as it is searched for: no tone marks, no case, đ as d. It is immutable because it
-- names its dictionary, and can stand in an index.
CREATE FUNCTION vn_fold(txt text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent', replace(replace(normalize(txt, NFC), 'đ', 'd'), 'Đ', 'D')));
