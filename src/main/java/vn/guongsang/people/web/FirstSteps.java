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

/**
 * What an administrator who is alone has to do first, in the order in which it is done. A step that is done
 * is gone; with the first colleague the list is. The second step of the sign-in was asked for before.
 */
@Component
class FirstSteps implements WorkSource {

    private final People people;
    private final Invitations invitations;
    private final Bodies bodies;
    private final Settings settings;

    FirstSteps(People people, Invitations invitations, Bodies bodies, Settings settings) {
        this.people = people;
        this.invitations = invitations;
        this.bodies = bodies;
        this.settings = settings;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)
                || people.rows(actor, Filter.none(), 0, 2).size() > 1) {
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
        }
        boolean nobodyInvited = invitations.of(actor, 0, 1).isEmpty();
        // some bodies may have come with the plans: whether they are all, only people know
        if (nobodyInvited || bodies.subtree(actor.bodyId()).size() == 1) {
            add(steps, "bodies", "/don-vi/nhap");
        }
        if (nobodyInvited) {
            add(steps, "people", "/quan-tri/loi-moi/danh-sach");
        } else {
            add(steps, "waiting", "/quan-tri/loi-moi");
        }
        add(steps, "plans", "/ke-hoach");
        return steps;
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
}
