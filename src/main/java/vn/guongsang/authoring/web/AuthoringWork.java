package vn.guongsang.authoring.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Requests;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;

/** What bodies asked to have amended waits for the hub's word. */
@Component
class AuthoringWork implements WorkSource {

    private final Plans plans;
    private final Requests requests;
    private final Permissions permissions;

    AuthoringWork(Plans plans, Requests requests, Permissions permissions) {
        this.plans = plans;
        this.requests = requests;
        this.permissions = permissions;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        if (!actor.is(Role.HUB_OFFICER)) {
            return List.of();
        }
        var items = new ArrayList<WorkItem>();
        for (Plan plan : plans.all()) {
            long waiting = permissions.may(
                            actor, AuthoringAction.ANSWER, Drafting.prospective(actor, plan.id(), plan.issuerId()))
                    ? requests.waiting(plan.id())
                    : 0;
            if (waiting > 0) {
                items.add(new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key("authoring.work.requests", waiting, plan.shortTitle()),
                        "/ke-hoach/" + plan.code() + "/vuong-mac",
                        null,
                        "",
                        200));
            }
        }
        return items;
    }
}
