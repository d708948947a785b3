-- Below which body the rows of a file stand that name none above them; null when they stand on their own.
ALTER TABLE intake_list ADD COLUMN below_id uuid REFERENCES organisation_body (id);
