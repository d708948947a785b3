-- Whether somebody has read the day in a paper. What the program brings and nobody has checked stays unchecked
-- when another day of its year is changed.
ALTER TABLE holiday_day ADD COLUMN read boolean NOT NULL DEFAULT true;
