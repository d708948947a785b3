-- The special days of a year as an administrator entered them, in place of those that come with the program.
CREATE TABLE holiday_year (
    year            int PRIMARY KEY,
    changed_at      timestamptz NOT NULL,
    changed_by      uuid NOT NULL,
    changed_by_name text NOT NULL
);

CREATE TABLE holiday_day (
    year      int NOT NULL REFERENCES holiday_year (year) ON DELETE CASCADE,
    first_day date NOT NULL,
    last_day  date NOT NULL,
    -- a Saturday worked in exchange; else closed
    worked    boolean NOT NULL,
    name      text NOT NULL CHECK (name <> ''),
    basis     text NOT NULL CHECK (basis <> ''),
    PRIMARY KEY (year, first_day),
    CHECK (first_day <= last_day),
    CHECK (extract(year FROM first_day) = year)
);
