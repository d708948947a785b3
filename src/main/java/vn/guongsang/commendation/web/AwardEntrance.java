package vn.guongsang.commendation.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.commendation.reading.AwardDecisionList;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Parts;

/** How people come to decisions about awards: by the menu, and by what waits on their desk. */
@Configuration(proxyBeanMethods = false)
class AwardEntrance {

    @Bean
    MenuContribution awardDecisionsInMenu() {
        return MenuContribution.of("commendation.awards", AwardDecisionController.LIST, 48, AwardDecisionList::reads);
    }

    /** Drafts wait for the leader, dossiers that passed for who draws up. */
    @Component
    static class AwardDecisionWork implements WorkSource {

        private static final int MOST = 20;

        private final AwardDecisionList list;
        private final Awarding awarding;
        private final Parts parts;

        AwardDecisionWork(AwardDecisionList list, Awarding awarding, Parts parts) {
            this.list = list;
            this.awarding = awarding;
            this.parts = parts;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            var items = new ArrayList<WorkItem>();
            if (actor.is(Role.LEADER)) {
                list.toIssue(actor, MOST)
                        .forEach(row -> add(items, Text.key("commendation.work.issue", row.about()), "/" + row.id()));
            } else if (actor.is(Role.HUB_OFFICER) || actor.is(Role.COUNCIL_SECRETARY)) {
                int waiting = awarding.waiting(parts.authorities(actor.bodyId()));
                if (waiting > 0) {
                    add(items, Text.key("commendation.work.draw-up", waiting), "/moi");
                }
            }
            return items;
        }

        private static void add(List<WorkItem> items, Text what, String where) {
            items.add(new WorkItem(Group.WAITING, what, AwardDecisionController.LIST + where, null, "", items.size()));
        }
    }
}
