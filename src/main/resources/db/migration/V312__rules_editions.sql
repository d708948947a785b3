-- Somebody decided what dossiers must have from a day on, or how an award is called and given. stamp says in which order they
-- came in, so that a node knows whether it has seen all.
CREATE TABLE rules_edition (
    id              uuid PRIMARY KEY,
    stamp           bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
    what            text NOT NULL CHECK (what IN ('PARTS', 'AWARD')),
    -- empty for the parts of all awards
    award           text NOT NULL,
    since           date NOT NULL,
    basis           text NOT NULL CHECK (basis <> ''),
    decided_on      date NOT NULL,
    decided_at      timestamptz NOT NULL,
    decided_by      uuid NOT NULL,
    decided_by_name text NOT NULL
);
