package vn.guongsang.unitplan.web;

import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.OwnCriteria;
import vn.guongsang.unitplan.OwnMovements;
import vn.guongsang.unitplan.Registration.Round;
import vn.guongsang.unitplan.Registrations;

/** Criteria that wait for the level above, movements that wait for the head of the body, and open registrations. */
@Component
class UnitPlanWork implements WorkSource {

    private final OwnCriteria criteria;
    private final OwnMovements movements;
    private final Registrations registrations;
    private final Plans plans;
    private final Permissions permissions;
    private final BusinessDay day;

    UnitPlanWork(
            OwnCriteria criteria,
            OwnMovements movements,
            Registrations registrations,
            Plans plans,
            Permissions permissions,
            BusinessDay day) {
        this.criteria = criteria;
        this.movements = movements;
        this.registrations = registrations;
        this.plans = plans;
        this.permissions = permissions;
        this.day = day;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        return switch (actor.role()) {
            case HUB_OFFICER -> Stream.concat(criteria(actor), drafts(actor)).toList();
            case HEAD -> Stream.concat(registrations(actor), drafts(actor)).toList();
            case LEADER -> drafts(actor).toList();
            case OFFICER -> registrations(actor).toList();
            default -> List.of();
        };
    }

    private Stream<WorkItem> registrations(Actor actor) {
        return registrations.open(actor.bodyId()).entrySet().stream().map(open -> {
            Plan plan = plans.get(open.getKey());
            Round round = open.getValue();
            return new WorkItem(
                    WorkItem.Group.COMING,
                    Text.key("unitplan.work.register", Year.of(round.year()), plan.shortTitle()),
                    "/ke-hoach/" + plan.code() + "/dang-ky-phong-trao?nam=" + round.year(),
                    Deadline.on(day.today(), round.closes(), ""),
                    "",
                    15);
        });
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
                .map(waiting ->
                        item("unitplan.work.criteria", waiting.getKey(), waiting.getValue(), "/tieu-chi-rieng"));
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
