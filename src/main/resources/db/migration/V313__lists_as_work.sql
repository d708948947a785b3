-- The long work that writes a long list; null where none was needed.
ALTER TABLE dossier_list ADD COLUMN work_id uuid;
