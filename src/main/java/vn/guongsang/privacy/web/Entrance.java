package vn.guongsang.privacy.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.PublicRoutes;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.privacy.DataRequest;
import vn.guongsang.privacy.DataRequests;
import vn.guongsang.time.BusinessDay;

/** How people come to personal data. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    static final String HOME = "/du-lieu-ca-nhan";

    @Bean
    MenuContribution privacyInMenu() {
        return MenuContribution.of("privacy.menu", HOME, 500, Entrance::readsTheRegister);
    }

    private static boolean readsTheRegister(Actor actor) {
        return actor.is(Role.ADMINISTRATOR) || actor.is(Role.AUDITOR);
    }

    @Bean
    MenuContribution rightsForCitizens() {
        return MenuContribution.forCitizens("privacy.rights", RightsController.FORM, 90);
    }

    @Bean
    PublicRoutes rightsRoutes() {
        return () -> List.of(RightsController.FORM, RightsController.RECEIVED, RightsController.TRACK);
    }

    /** What people asked, on the desk of whoever looks after personal data, by the day it is due. */
    @Component
    static class RequestWork implements WorkSource {

        private static final int MOST = 10;

        private final DataRequests requests;
        private final Bodies bodies;
        private final BusinessDay day;

        RequestWork(DataRequests requests, Bodies bodies, BusinessDay day) {
            this.requests = requests;
            this.bodies = bodies;
            this.day = day;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            if (!actor.is(Role.ADMINISTRATOR)) {
                return List.of();
            }
            List<WorkItem> items = new ArrayList<>();
            for (DataRequest request : requests.in(bodies.subtree(actor.bodyId()), true, 0, MOST)) {
                LocalDate due = request.due();
                Deadline deadline = due == null ? null : Deadline.on(day.today(), due, request.basis());
                Group group = due != null && due.isBefore(day.today()) ? Group.OVERDUE : Group.THIS_WEEK;
                items.add(new WorkItem(
                        due == null ? Group.UNDATED : group,
                        Text.key(
                                "privacy.work.request",
                                Text.key("privacy.kind." + request.asked().kind()),
                                request.asked().asker()),
                        RequestController.LIST + "/" + request.id(),
                        deadline,
                        "",
                        items.size()));
            }
            return items;
        }
    }
}
