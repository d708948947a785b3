package vn.guongsang.exemplar.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.State;
import vn.guongsang.exemplar.reading.Desk;
import vn.guongsang.exemplar.reading.ExemplarList;
import vn.guongsang.exemplar.reading.ExemplarList.Filter;
import vn.guongsang.exemplar.reading.ExemplarList.View;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.time.BusinessDay;

/** How people come to the register: by the menu, and by what waits on their desk. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    @Bean
    MenuContribution exemplarMenu() {
        return MenuContribution.of(
                "exemplar.menu", "/dien-hinh", 40, actor -> !actor.is(Role.ADMINISTRATOR) && !actor.is(Role.AUDITOR));
    }

    @Component
    static class ExemplarWork implements WorkSource {

        /** A desk shows no more of one sort; the list has them all. */
        private static final int MOST = 20;

        private static final int COUNTED = 10_000;

        private final Desk desk;
        private final ExemplarList list;
        private final BusinessDay day;

        ExemplarWork(Desk desk, ExemplarList list, BusinessDay day) {
            this.desk = desk;
            this.list = list;
            this.day = day;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            List<WorkItem> items = new ArrayList<>();
            if (actor.is(Role.OFFICER) || actor.is(Role.HEAD)) {
                desk.returned(actor, MOST)
                        .forEach(one -> items.add(new WorkItem(
                                Group.RETURNED,
                                Text.key("exemplar.work.returned", one.name(), one.bodyName()),
                                Seen.address(one.id()),
                                null,
                                one.reason(),
                                items.size())));
                rest(items, actor, View.RETURNED, Group.RETURNED, "tra-lai");
                List<Desk.Draft> drafts = desk.drafts(actor, MOST);
                drafts.forEach(one -> items.add(new WorkItem(
                        Group.MINE,
                        Text.key("exemplar.work.draft", one.name()),
                        Seen.address(one.id()) + "/sua",
                        null,
                        one.planTitle(),
                        items.size())));
                if (!drafts.isEmpty() && drafts.getFirst().number() > drafts.size()) {
                    items.add(WorkItem.rest(
                            Group.MINE,
                            drafts.getFirst().number() - drafts.size(),
                            ListController.LIST + "?trang-thai=" + State.DRAFT,
                            items.size()));
                }
                desk.reviews(actor, day.today().plusDays(Deadline.NEAR_DAYS), MOST)
                        .forEach(one -> items.add(review(one, items.size())));
            }
            list.rows(actor, Filter.of(View.TO_JUDGE), 0, MOST)
                    .forEach(row -> items.add(new WorkItem(
                            Group.WAITING,
                            Text.key("exemplar.work.judge", row.name(), row.bodyName()),
                            Seen.address(row.id()) + "/danh-gia",
                            null,
                            row.planTitle(),
                            items.size())));
            rest(items, actor, View.TO_JUDGE, Group.WAITING, "cho-danh-gia");
            return items;
        }

        /** Counted only where a desk is full of them. */
        private void rest(List<WorkItem> items, Actor actor, View view, Group group, String tab) {
            long shown = items.stream().filter(item -> item.group() == group).count();
            long left = shown < MOST ? 0 : list.count(actor, Filter.of(view), COUNTED) - shown;
            if (left > 0) {
                items.add(WorkItem.rest(group, left, ListController.LIST + "?muc=" + tab, items.size()));
            }
        }

        private WorkItem review(Desk.Review review, int order) {
            Deadline deadline = Deadline.on(day.today(), review.reviewOn(), review.planTitle());
            return new WorkItem(
                    deadline.state() == Deadline.State.LATE ? Group.OVERDUE : Group.THIS_WEEK,
                    Text.key("exemplar.work.review", review.name()),
                    Seen.address(review.id()) + "#boi-duong",
                    deadline,
                    review.planTitle(),
                    order);
        }
    }
}
