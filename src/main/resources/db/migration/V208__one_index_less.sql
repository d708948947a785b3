-- What is not met is found by plan and day already.
DROP INDEX plan_instance_open_due;
