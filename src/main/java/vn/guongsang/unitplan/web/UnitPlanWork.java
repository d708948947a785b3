package vn.guongsang.unitplan.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.unitplan.OwnCriteria;
import vn.guongsang.unitplan.OwnMovements;

/** Criteria of bodies that wait for the word of the level above, and movements that wait for the head of the body. */
@Component
class UnitPlanWork implements WorkSource {

    private final OwnCriteria criteria;
    private final OwnMovements movements;
    private final Plans plans;
    private final Permissions permissions;

    UnitPlanWork(OwnCriteria criteria, OwnMovements movements, Plans plans, Permissions permissions) {
        this.criteria = criteria;
        this.movements = movements;
        this.plans = plans;
        this.permissions = permissions;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        return switch (actor.role()) {
            case HUB_OFFICER -> Stream.concat(criteria(actor), drafts(actor)).toList();
            case HEAD, LEADER -> drafts(actor).toList();
            default -> List.of();
        };
    }

    private Stream<WorkItem> drafts(Actor actor) {
        return movements.drafts(actor.bodyId()).entrySet().stream()
                .map(waiting -> item(
                        "unitplan.work.movements",
                        plans.get(waiting.getKey()),
                        waiting.getValue(),
                        "/phong-trao-don-vi?tinh-trang=DRAFT"));
    }

    private Stream<WorkItem> criteria(Actor actor) {
        return criteria.waiting().entrySet().stream()
                .map(waiting -> Map.entry(plans.get(waiting.getKey()), waiting.getValue()))
                .filter(waiting -> permissions.may(actor, PlanAction.RULE, waiting.getKey()))
                .map(waiting -> item(
                        "unitplan.work.criteria", waiting.getKey(), waiting.getValue(), "/tieu-chi-rieng"));
    }

    private static WorkItem item(String key, Plan plan, long waiting, String page) {
        return new WorkItem(
                WorkItem.Group.WAITING,
                Text.key(key, waiting, plan.shortTitle()),
                "/ke-hoach/" + plan.code() + page,
                null,
                "",
                200);
    }
}
