-- A duty that goes is looked for among the exemplars that are meant for it.
CREATE INDEX exemplar_exemplar_duty ON exemplar_exemplar (duty_id) WHERE duty_id IS NOT NULL;
