-- The duty of one period that an exemplar is meant for: from the page on which it was begun, then as it was sent.
ALTER TABLE exemplar_exemplar ADD COLUMN duty_id uuid REFERENCES plan_instance (id) ON DELETE SET NULL;

UPDATE exemplar_exemplar
   SET duty_id = (SELECT instance_id
                    FROM plan_filing
                   WHERE exemplar_id = exemplar_exemplar.id
                   ORDER BY filed_at DESC, id DESC
                   LIMIT 1);
