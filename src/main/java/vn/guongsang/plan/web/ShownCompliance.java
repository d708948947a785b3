package vn.guongsang.plan.web;

import java.util.List;
import vn.guongsang.frame.AsOf;
import vn.guongsang.organisation.Bloc;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.reading.Compliance;

/**
 * The compliance board as asked for.
 *
 * @param plans the actor's, to choose from
 * @param blocs those that the actor leads, where the actor does not see all bodies
 * @param whole whether the actor sees all bodies
 * @param years to choose from
 */
public record ShownCompliance(
        PlanView view,
        List<Plan> plans,
        List<Bloc> blocs,
        boolean whole,
        Compliance.Question question,
        List<Integer> years,
        AsOf asOf) {}
