-- That something is sealed of a subject and since when, for those who end it after its time.
CREATE VIEW privacy_v_particular AS
SELECT subject_kind, subject_id, recorded_on
  FROM privacy_particular;
