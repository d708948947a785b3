-- What bodies owe, for whoever reminds and for calendars; and what waits for the hub's word.
CREATE VIEW plan_v_owed AS
SELECT instance.id, instance.plan_id, plan.short_title AS plan_title, instance.body_id, instance.what, instance.clause,
       instance.period, instance.due, instance.met_on, instance.waived_on, instance.owed_from, instance.owed_until
  FROM plan_instance instance
  JOIN plan_plan plan ON plan.id = instance.plan_id
 WHERE instance.binding;

CREATE VIEW plan_v_waiting AS
SELECT instance.plan_id, filing.id, filing.filed_on
  FROM plan_filing filing
  JOIN plan_instance instance ON instance.id = filing.instance_id
 WHERE NOT filing.ruled
   AND filing.exemplar_id IS NULL;

-- bodies' duties by day, not yet answered
CREATE INDEX plan_instance_open_due ON plan_instance (due) WHERE met_on IS NULL AND due IS NOT NULL;
