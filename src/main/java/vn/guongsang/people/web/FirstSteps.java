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
import vn.guongsang.people.People;
import vn.guongsang.people.People.Filter;

/** What an administrator who is alone has to do first. */
@Component
class FirstSteps implements WorkSource {

    private final People people;
    private final Settings settings;

    FirstSteps(People people, Settings settings) {
        this.people = people;
        this.settings = settings;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)
                || people.rows(actor, Filter.none(), 0, 2).size() > 1) {
            return List.of();
        }
        List<WorkItem> items = new ArrayList<>();
        if (settings.mail().isEmpty()) {
            items.add(new WorkItem(Group.MINE, Text.key("people.work.mail"), "/quan-tri/thu-gui-di", null, "", 1));
        }
        items.add(new WorkItem(Group.MINE, Text.key("people.work.people"), "/quan-tri/loi-moi", null, "", 2));
        return items;
    }
}
