package vn.guongsang.unitplan.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.unitplan.OwnCriteria;

/** Criteria of bodies that wait for the word of the level above. */
@Component
class UnitPlanWork implements WorkSource {

    private final OwnCriteria criteria;
    private final Plans plans;
    private final Permissions permissions;

    UnitPlanWork(OwnCriteria criteria, Plans plans, Permissions permissions) {
        this.criteria = criteria;
        this.plans = plans;
        this.permissions = permissions;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        if (!actor.is(Role.HUB_OFFICER)) {
            return List.of();
        }
        return criteria.waiting().entrySet().stream()
                .map(waiting -> item(actor, plans.get(waiting.getKey()), waiting.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<WorkItem> item(Actor actor, Plan plan, long waiting) {
        return permissions.may(actor, PlanAction.RULE, plan)
                ? Optional.of(new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key("unitplan.work.criteria", waiting, plan.shortTitle()),
                        "/ke-hoach/" + plan.code() + "/tieu-chi-rieng",
                        null,
                        "",
                        200))
                : Optional.empty();
    }
}
