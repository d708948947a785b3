package vn.guongsang.dossier.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Turns;
import vn.guongsang.dossier.reading.DossierList;
import vn.guongsang.dossier.reading.DossierList.Filter;
import vn.guongsang.dossier.reading.DossierList.Late;
import vn.guongsang.dossier.reading.DossierList.Row;
import vn.guongsang.dossier.reading.DossierList.View;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.SearchSource;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.time.BusinessDay;

/** How people come to dossiers: by the menu, by what waits on their desk, and by the search of every page. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    @Bean
    MenuContribution dossierMenu() {
        return MenuContribution.of("dossier.menu", SeenDossier.LIST, 44, DossierList::works);
    }

    @Component
    static class DossierWork implements WorkSource {

        /** A desk shows no more of one sort; the list has them all. */
        private static final int MOST = 20;

        private static final int COUNTED = 1_000;

        /** What others have is told, not worked on. */
        private static final int MOST_ELSEWHERE = 5;

        private final DossierList list;
        private final Dossiers dossiers;
        private final Turns turns;
        private final BusinessDay day;

        DossierWork(DossierList list, Dossiers dossiers, Turns turns, BusinessDay day) {
            this.list = list;
            this.dossiers = dossiers;
            this.turns = turns;
            this.day = day;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            var items = new ArrayList<WorkItem>();
            switch (actor.role()) {
                case OFFICER -> {
                    add(items, actor, View.RETURNED, Group.RETURNED, "dossier.work.returned", "muc=tra-lai");
                    add(items, actor, View.DRAFTS, Group.MINE, "dossier.work.draft", "trang-thai=DRAFT");
                    toAnswer(items, actor);
                    elsewhere(items, actor);
                }
                case HEAD -> {
                    add(items, actor, View.RETURNED, Group.RETURNED, "dossier.work.returned", "muc=tra-lai");
                    toAnswer(items, actor);
                    elsewhere(items, actor);
                }
                case APPRAISER -> toAnswer(items, actor);
                case HUB_OFFICER -> {
                    toAppraise(items, actor);
                    toAnswer(items, actor);
                    late(items, actor);
                }
                case COUNCIL_SECRETARY -> beforeCouncil(items, actor);
                case COUNCIL_MEMBER, LEADER, EDITOR, INSPECTOR, AUDITOR, ADMINISTRATOR -> {}
            }
            return items;
        }

        private void add(List<WorkItem> items, Actor actor, View view, Group group, String words, String whole) {
            List<Row> rows = list.rows(actor, Filter.of(view), 0, MOST);
            for (Row row : rows) {
                items.add(item(items, group, words, row, null));
            }
            rest(items, actor, view, group, rows, whole);
        }

        /** Counted only where the desk is full of them. */
        private void rest(List<WorkItem> items, Actor actor, View view, Group group, List<Row> rows, String whole) {
            int left = rows.size() < MOST ? 0 : list.count(actor, Filter.of(view), COUNTED) - MOST;
            if (left > 0) {
                items.add(WorkItem.rest(group, left, SeenDossier.LIST + "?" + whole, items.size()));
            }
        }

        private void toAppraise(List<WorkItem> items, Actor actor) {
            List<Row> rows = list.rows(actor, Filter.of(View.TO_APPRAISE), 0, MOST);
            Map<UUID, LocalDate> came =
                    dossiers.cameOn(rows.stream().map(Row::id).toList());
            for (Row row : rows) {
                LocalDate on = came.get(row.id());
                items.add(dated(items, "dossier.work.appraise", row, on == null ? null : turns.due(row.award(), on)));
            }
            rest(items, actor, View.TO_APPRAISE, Group.WAITING, rows, "muc=cho-tham-dinh");
        }

        private void toAnswer(List<WorkItem> items, Actor actor) {
            List<Row> rows = list.rows(actor, Filter.of(View.TO_ANSWER), 0, MOST);
            Map<UUID, LocalDate> dues =
                    list.dues(actor, rows.stream().map(Row::id).toList());
            for (Row row : rows) {
                LocalDate due = dues.get(row.id());
                items.add(dated(
                        items, "dossier.work.answer", row, due == null ? null : Deadline.on(day.today(), due, "")));
            }
            rest(items, actor, View.TO_ANSWER, Group.WAITING, rows, "muc=cho-y-kien");
        }

        private void beforeCouncil(List<WorkItem> items, Actor actor) {
            int waiting = list.count(actor, new Filter(View.ALL, "", DossierState.APPRAISED, null, ""), COUNTED);
            if (waiting > 0) {
                items.add(new WorkItem(
                        Group.WAITING,
                        Text.key("dossier.work.council", waiting),
                        Address.of(SeenDossier.LIST)
                                .with("trang-thai", DossierState.APPRAISED.name())
                                .toString(),
                        null,
                        "",
                        0));
            }
        }

        private void late(List<WorkItem> items, Actor actor) {
            for (Late one : list.late(actor, day.today(), MOST)) {
                items.add(new WorkItem(
                        Group.OVERDUE,
                        Text.key("dossier.work.late", one.name(), one.agencies()),
                        SeenDossier.address(one.id()) + "#y-kien",
                        Deadline.on(day.today(), one.dueOn(), ""),
                        "",
                        items.size()));
            }
        }

        private void elsewhere(List<WorkItem> items, Actor actor) {
            for (Row row : list.rows(actor, Filter.of(View.ELSEWHERE), 0, MOST_ELSEWHERE)) {
                Turns.Turn turn = turns.of(dossiers.get(row.id())).getFirst();
                items.add(new WorkItem(
                        Group.ELSEWHERE,
                        Text.key("dossier.work.elsewhere", row.name(), turn.who(), turn.what()),
                        SeenDossier.address(row.id()),
                        turn.due(),
                        "",
                        items.size()));
            }
        }

        private static WorkItem dated(List<WorkItem> items, String words, Row row, @Nullable Deadline due) {
            boolean late = due != null && due.state() == Deadline.State.LATE;
            return item(items, late ? Group.OVERDUE : Group.WAITING, words, row, due);
        }

        private static WorkItem item(List<WorkItem> items, Group group, String words, Row row, @Nullable Deadline due) {
            return new WorkItem(
                    group,
                    Text.key(words, row.name(), row.bodyName()),
                    SeenDossier.address(row.id()),
                    due,
                    "",
                    items.size());
        }
    }

    @Component
    @Order(15)
    static class FoundDossiers implements SearchSource {

        private final DossierList list;

        FoundDossiers(DossierList list) {
            this.list = list;
        }

        @Override
        public Hits find(Actor actor, String text, int most) {
            return new Hits(
                    "dossier.menu",
                    list.rows(actor, new Filter(View.ALL, "", null, null, text), 0, most).stream()
                            .map(row -> new Hit(
                                    row.name(),
                                    SeenDossier.address(row.id()),
                                    Text.key(
                                            "dossier.found", row.bodyName(), Text.key("dossier.state." + row.state()))))
                            .toList(),
                    Address.of(SeenDossier.LIST).with("tim", text).toString());
        }
    }
}
