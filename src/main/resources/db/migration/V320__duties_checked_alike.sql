-- That a body is there which owes something is checked for thousands of bodies by one statement. The program
-- plans each statement for its own words; here thousands of checks alike share one plan.
ALTER FUNCTION plan_owing_add(plan_owing[]) SET plan_cache_mode = 'force_generic_plan';
