-- Who leads a cluster or bloc, in time, for groups of a plan that are those who lead.
CREATE VIEW organisation_v_head AS
SELECT bloc.owner_id, bloc.kind, bloc.number, bloc.name AS bloc_name, head.body_id,
       greatest(head.since, coalesce(bloc.valid_from, '-infinity')) AS since,
       least(head.until, coalesce(bloc.valid_to + 1, 'infinity')) AS until
  FROM organisation_bloc bloc
  JOIN organisation_bloc_head head ON head.bloc_id = bloc.id
 WHERE greatest(head.since, coalesce(bloc.valid_from, '-infinity'))
       < least(head.until, coalesce(bloc.valid_to + 1, 'infinity'));
