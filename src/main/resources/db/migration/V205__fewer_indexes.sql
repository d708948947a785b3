-- Names are searched for in their folded column since it is there, and children by the index that also sorts
-- them: the two that came first only made each import longer.
DROP INDEX organisation_body_search;
DROP INDEX organisation_body_parent;
