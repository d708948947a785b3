-- Which posts claims of single sign-on gave: they come and go with them, and with nothing else.
ALTER TABLE identity_post ADD COLUMN by_claim boolean NOT NULL DEFAULT false;
UPDATE identity_post SET by_claim = true WHERE id IN (SELECT post_id FROM signin_claim_post);
DROP TABLE signin_claim_post;

-- Posts as they count: none outlives its body. Only an administrator's does, for somebody has to decide what
-- becomes of the others; it is ended by hand.
CREATE OR REPLACE VIEW identity_v_post AS
SELECT post.id, post.account_id, post.role, post.body_id, post.valid_from,
       CASE WHEN post.role = 'ADMINISTRATOR' THEN post.valid_to
            ELSE least(post.valid_to, body.valid_to)
       END AS valid_to,
       post.basis, post.by_claim, post.valid_to AS ends
  FROM identity_post post
  JOIN organisation_v_body body ON body.id = post.body_id;
