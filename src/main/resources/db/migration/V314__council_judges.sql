-- Who judges a matter, and so reads its papers: whoever has a seat, on the day of the session, in a council that has
-- the matter on an agenda. Who has kept out of it once, for an interest, stays out of it.
CREATE VIEW council_v_judge AS
SELECT DISTINCT item.kind, item.matter_id, seat.account_id
  FROM council_item item
  JOIN council_session session ON session.id = item.session_id
  JOIN council_seat seat ON seat.council_id = session.council_id
 WHERE seat.valid_from <= session.met_on
   AND coalesce(seat.valid_to >= session.met_on, true)
   AND NOT EXISTS (SELECT
                     FROM council_recusal recusal
                     JOIN council_item kept_out_of ON kept_out_of.id = recusal.item_id
                    WHERE kept_out_of.kind = item.kind
                      AND kept_out_of.matter_id = item.matter_id
                      AND recusal.account_id = seat.account_id);
