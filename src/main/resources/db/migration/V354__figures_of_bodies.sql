-- What numbers of a plan follow from ("cứ 5.000 dân một gương"), body by body, as the hub entered it; of several the
-- newest counts.
CREATE TABLE plan_figure (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id     uuid NOT NULL REFERENCES plan_plan (id),
    body_id     uuid NOT NULL REFERENCES organisation_body (id),
    figure      text NOT NULL,
    value       bigint NOT NULL CHECK (value >= 0),
    basis       text NOT NULL CHECK (basis <> ''),
    set_on      date NOT NULL,
    set_at      timestamptz NOT NULL,
    set_by      uuid NOT NULL,
    set_by_name text NOT NULL
);
CREATE INDEX plan_figure_plan ON plan_figure (plan_id, body_id, figure, id);
CREATE VIEW plan_v_figure AS
SELECT DISTINCT ON (plan_id, body_id, figure) plan_id, body_id, figure, value, basis, set_on, set_by_name
  FROM plan_figure
 ORDER BY plan_id, body_id, figure, id DESC;
