-- That a body which owes something is there is checked once where its duties of a year are counted, and not
-- for each of hundreds of thousands of them.
ALTER TABLE plan_instance DROP CONSTRAINT plan_instance_body_id_fkey;
ALTER TABLE plan_owing ADD CONSTRAINT plan_owing_body FOREIGN KEY (body_id) REFERENCES organisation_body (id);
