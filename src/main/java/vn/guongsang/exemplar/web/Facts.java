package vn.guongsang.exemplar.web;

import vn.guongsang.plan.Plan;

/** What a page says of an exemplar beside the exemplar's own words; empty for none. */
public record Facts(Plan plan, String body, String movement, String sector, String kind) {}
