-- What is told to people about themselves: mails to them, work that was done for them, posts lent and borrowed.
-- The words of mails are not kept once they are sent.
CREATE VIEW delivery_v_mail AS
SELECT id, recipient, body_id, subject, written_at, state, ended_at
  FROM delivery_mail;
CREATE INDEX delivery_mail_recipient ON delivery_mail (recipient);

CREATE VIEW job_v_work AS
SELECT id, account_id, kind, about, queued_at, state, finished_at
  FROM job_work;

CREATE VIEW identity_v_delegation AS
SELECT id, post_id, delegate_id, valid_from, valid_to, basis, revoked_at
  FROM identity_delegation;
