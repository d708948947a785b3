-- More than particulars is sealed now: the keys are known to a module of their own.
ALTER TABLE privacy_key RENAME TO seal_key;
ALTER INDEX privacy_key_pkey RENAME TO seal_key_pkey;

-- Which key sealed it. Null: kept before secrets were sealed; the next start of the program seals it.
ALTER TABLE signin_totp ADD COLUMN key_id text;
