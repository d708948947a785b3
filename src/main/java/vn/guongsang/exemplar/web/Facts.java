package vn.guongsang.exemplar.web;

import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.QuotaStandings;

/**
 * What a page says of an exemplar beside the exemplar's own words; empty for none.
 *
 * @param duty that it counts for or is meant for, null for none
 */
public record Facts(
        Plan plan, String body, String movement, String sector, String kind, Obligations.@Nullable Instance duty, QuotaStandings.Standing quotas) {}
