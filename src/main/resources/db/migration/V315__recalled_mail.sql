-- A mail that waits is taken back when what it tells of no longer holds.
ALTER TABLE delivery_mail
    DROP CONSTRAINT delivery_mail_state_check,
    ADD CONSTRAINT delivery_mail_state_check CHECK (state IN ('WAITING', 'SENT', 'GIVEN_UP', 'RECALLED'));

-- The mail that carries an invitation's link of now.
ALTER TABLE people_invitation ADD COLUMN mail_id uuid;
