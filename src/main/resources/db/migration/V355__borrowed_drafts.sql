-- A plan taken from one of somebody else's names bodies of theirs: those that the issuer does not have are not added to it.
ALTER TABLE authoring_draft ADD COLUMN borrowed boolean NOT NULL DEFAULT false;
