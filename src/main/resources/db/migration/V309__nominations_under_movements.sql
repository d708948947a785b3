-- The movement of a plan under which somebody is put forward: its criteria are asked too.
ALTER TABLE dossier_dossier
    ADD COLUMN plan_id  uuid REFERENCES plan_plan (id),
    ADD COLUMN movement text NOT NULL DEFAULT '';
ALTER TABLE dossier_list
    ADD COLUMN plan_id  uuid REFERENCES plan_plan (id),
    ADD COLUMN movement text NOT NULL DEFAULT '';

CREATE OR REPLACE VIEW dossier_v_dossier AS
SELECT id, body_id, addressee_id, subject_id, name, kind, place, born, award, ground, short_way, year, citation, state,
       received_on, plan_id, movement
  FROM dossier_dossier;
