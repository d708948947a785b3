package vn.guongsang.people.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.Settings;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.people.Invitations;
import vn.guongsang.people.People;
import vn.guongsang.people.People.Filter;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;

/**
 * What an administrator of a new installation has to do, in the order in which it is done: while they are alone, and
 * until a plan says what is to be done. What is done stays, as done, below what is left. That mail is named does not
 * hold up the others. The second step of the sign-in was asked for before.
 */
@Component
class FirstSteps implements WorkSource {

    /** What is done comes after what is left. */
    private static final int DONE = 100;

    private final People people;
    private final Invitations invitations;
    private final Bodies bodies;
    private final Plans plans;
    private final Settings settings;
    private final BusinessDay day;

    FirstSteps(People people, Invitations invitations, Bodies bodies, Plans plans, Settings settings, BusinessDay day) {
        this.people = people;
        this.invitations = invitations;
        this.bodies = bodies;
        this.plans = plans;
        this.settings = settings;
        this.day = day;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return List.of();
        }
        boolean colleagues = people.rows(actor, Filter.none(), 0, 2).size() > 1;
        // below another body the plan may come from above
        boolean hasPlan = !actor.post().topmost() && colleagues || hasPlan(actor);
        if (colleagues && hasPlan) {
            return List.of();
        }
        List<WorkItem> steps = new ArrayList<>();
        // below another body it is said from above
        if (actor.post().topmost() && bodies.get(actor.bodyId()).place().isEmpty()) {
            add(
                    steps,
                    "body",
                    "/don-vi/" + actor.bodyId() + "/sua",
                    actor.post().bodyName());
        }
        if (settings.mail().isEmpty()) {
            add(steps, "mail", "/quan-tri/thu-gui-di");
        } else {
            done(steps, "mail", "/quan-tri/thu-gui-di");
        }
        if (bodies.subtree(actor.bodyId()).size() == 1) {
            add(steps, "bodies", "/don-vi/nhap");
        } else {
            done(steps, "bodies", "/don-vi");
        }
        if (colleagues) {
            done(steps, "people", "/quan-tri/loi-moi");
        } else if (invitations.of(actor, 0, 1).isEmpty()) {
            add(steps, "people", "/quan-tri/loi-moi/danh-sach");
        } else {
            add(steps, "waiting", "/quan-tri/loi-moi");
        }
        if (hasPlan) {
            done(steps, "plans-there", "/ke-hoach");
        } else {
            add(steps, "plans", "/ban-thao/moi", actor.post().bodyName());
        }
        return steps;
    }

    /** One that is not over, of the body, of one below it or of one that it took over from. */
    private boolean hasPlan(Actor actor) {
        return plans.all().stream()
                .filter(plan -> plan.periodTo() == null || !plan.periodTo().isBefore(day.today()))
                .anyMatch(plan -> bodies.within(actor.bodyId(), plan.issuerId(), day.today()));
    }

    private static void add(List<WorkItem> steps, String step, String href, Object... args) {
        steps.add(new WorkItem(
                Group.FIRST_STEPS,
                Text.key("people.step." + step, args),
                href,
                null,
                "",
                Text.key("people.step." + step + ".how"),
                steps.size()));
    }

    /** It is told and does not count. */
    private static void done(List<WorkItem> steps, String step, String href) {
        steps.add(new WorkItem(
                Group.FIRST_STEPS,
                Text.key("people.step." + step),
                href,
                null,
                "",
                Text.key("people.step.done"),
                DONE + steps.size(),
                0));
    }
}
