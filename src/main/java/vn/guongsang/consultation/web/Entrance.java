package vn.guongsang.consultation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.consultation.Item;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.PublicRoutes;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Parts;
import vn.guongsang.time.BusinessDay;

/** How people come to consultations: the public by its menu, those who run them by theirs and by their desk. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    @Bean
    PublicRoutes consultationRoutes() {
        return () -> List.of(
                PublicController.LIST,
                PublicController.LIST + "/*",
                PublicController.LIST + "/*/y-kien",
                PublicController.LIST + "/*/da-nhan");
    }

    @Bean
    MenuContribution consultationsForCitizens() {
        return MenuContribution.forCitizens("consultation.menu.public", PublicController.LIST, 30);
    }

    @Bean
    MenuContribution consultationsInMenu() {
        return MenuContribution.of("consultation.menu", ConsultationController.LIST, 46, Entrance::works);
    }

    @Bean
    MenuContribution consultationRulesInMenu() {
        return MenuContribution.of("consultation.rules", ConsultationRuleController.LIST, 686, Actor::answersForAll);
    }

    private static boolean works(Actor actor) {
        return switch (actor.role()) {
            case OFFICER, HEAD, HUB_OFFICER, COUNCIL_SECRETARY, LEADER, INSPECTOR -> true;
            case APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> false;
        };
    }

    /** What the hub has to read and conclude, and what the body has to answer. */
    @Component
    static class ConsultationWork implements WorkSource {

        private static final int MOST = 50;

        private final Consultations consultations;
        private final Parts parts;
        private final BusinessDay day;

        ConsultationWork(Consultations consultations, Parts parts, BusinessDay day) {
            this.consultations = consultations;
            this.parts = parts;
            this.day = day;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            boolean hub = actor.is(Role.HUB_OFFICER);
            if (!hub && !actor.is(Role.OFFICER) && !actor.is(Role.HEAD)) {
                return List.of();
            }
            LocalDate today = day.today();
            var items = new ArrayList<WorkItem>();
            for (Item item : consultations.concerning(
                    ConsultationController.authorities(parts, actor), ConsultationController.body(actor), 0, MOST)) {
                if (item.finding() != null) {
                    break;
                }
                Item.Tally tally = consultations.tally(item.id());
                Deadline closes = item.open(today) ? Deadline.on(today, item.closesOn(), item.basis()) : null;
                if (hub && tally.waiting() > 0) {
                    add(items, item, "consultation.work.read", tally.waiting(), closes);
                } else if (hub && item.toConclude(today)) {
                    add(items, item, "consultation.work.conclude", tally.published(), null);
                }
                if (tally.unanswered() > 0) {
                    add(items, item, "consultation.work.answer", tally.unanswered(), closes);
                }
            }
            return items;
        }

        private static void add(List<WorkItem> items, Item item, String words, int count, @Nullable Deadline due) {
            items.add(new WorkItem(
                    Group.WAITING,
                    Text.key(words, item.title(), count),
                    ConsultationController.LIST + "/" + item.id(),
                    due,
                    "",
                    items.size()));
        }
    }
}
