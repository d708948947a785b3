-- Attachments. Who may read one is decided by the module that refers to it.
CREATE TABLE attachment (
  id          uuid        PRIMARY KEY DEFAULT uuidv7(),
  file_name   text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 150),
  media_type  text        NOT NULL,
  size_bytes  integer     NOT NULL CHECK (size_bytes > 0),
  sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by uuid        NOT NULL,
  uploaded_at timestamptz NOT NULL
);

-- The bytes stand apart, so that lists of attachments never touch them.
CREATE TABLE attachment_content (
  attachment_id uuid  NOT NULL REFERENCES attachment ON DELETE CASCADE,
  rendition     text  NOT NULL CHECK (rendition IN ('FILE', 'CARD')),
  bytes         bytea NOT NULL,
  PRIMARY KEY (attachment_id, rendition)
);

-- The files are compressed already.
ALTER TABLE attachment_content
  ALTER COLUMN bytes SET STORAGE EXTERNAL;
