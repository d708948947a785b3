-- A remark on a criterion may be made before its verdict, and is kept when the exemplar goes back.
ALTER TABLE exemplar_judgement ALTER COLUMN finding DROP NOT NULL;
