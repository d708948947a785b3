-- Whose opinion is asked for and still to come, for reminders. After the appraisal nothing waits for it any more.
CREATE VIEW dossier_v_asked AS
SELECT opinion.id, opinion.body_id, dossier.name, opinion.basis, opinion.due_on
  FROM dossier_opinion opinion
  JOIN dossier_dossier dossier ON dossier.id = opinion.dossier_id
 WHERE opinion.answered_on IS NULL
   AND opinion.body_id IS NOT NULL
   AND dossier.state IN ('SUBMITTED', 'ACCEPTED');
CREATE INDEX dossier_opinion_due ON dossier_opinion (due_on) WHERE answered_on IS NULL;
