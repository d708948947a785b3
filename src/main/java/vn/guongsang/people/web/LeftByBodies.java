package vn.guongsang.people.web;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.people.People;

/** People whose posts ended with their bodies wait for an administrator's decision. */
@Component
class LeftByBodies implements WorkSource {

    private final People people;

    LeftByBodies(People people) {
        this.people = people;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        int left = actor.is(Role.ADMINISTRATOR) ? people.leftByBodies(actor) : 0;
        return left == 0
                ? List.of()
                : List.of(new WorkItem(
                        Group.WAITING,
                        Text.key("people.work.ended-bodies", left),
                        "/quan-tri/tai-khoan?trang-thai=IDLE",
                        null,
                        "",
                        Text.key("people.work.ended-bodies.how"),
                        5));
    }
}
