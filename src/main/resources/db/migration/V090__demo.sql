-- What this installation is: DEMO with its own day, or REAL on the real day. Said once, at the first start.
CREATE TABLE demo_world (
    kind     text NOT NULL,
    begun_at timestamptz NOT NULL,
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)
);

-- The day of the demo world; of several the newest counts. Moving it back removes nothing.
CREATE TABLE demo_day (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day      date NOT NULL,
    moved_at timestamptz NOT NULL,
    moved_by text NOT NULL
);
