package vn.guongsang.dossier.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.reading.DossierList;
import vn.guongsang.dossier.reading.DossierList.Filter;
import vn.guongsang.dossier.reading.DossierList.Row;
import vn.guongsang.dossier.reading.DossierList.View;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.SearchSource;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;

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

        private final DossierList list;

        DossierWork(DossierList list) {
            this.list = list;
        }

        @Override
        public List<WorkItem> itemsFor(Actor actor) {
            var items = new ArrayList<WorkItem>();
            switch (actor.role()) {
                case OFFICER, HEAD -> {
                    add(items, actor, View.RETURNED, Group.RETURNED, "dossier.work.returned");
                    add(items, actor, View.TO_ANSWER, Group.WAITING, "dossier.work.answer");
                }
                case APPRAISER -> add(items, actor, View.TO_ANSWER, Group.WAITING, "dossier.work.answer");
                case HUB_OFFICER -> {
                    add(items, actor, View.TO_APPRAISE, Group.WAITING, "dossier.work.appraise");
                    add(items, actor, View.TO_ANSWER, Group.WAITING, "dossier.work.answer");
                }
                case COUNCIL_SECRETARY, COUNCIL_MEMBER, LEADER, EDITOR, INSPECTOR, AUDITOR, ADMINISTRATOR -> {}
            }
            return items;
        }

        private void add(List<WorkItem> items, Actor actor, View view, Group group, String words) {
            for (Row row : list.rows(actor, Filter.of(view), 0, MOST)) {
                items.add(new WorkItem(
                        group,
                        Text.key(words, row.name(), row.bodyName()),
                        SeenDossier.address(row.id()),
                        null,
                        "",
                        items.size()));
            }
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
