package vn.guongsang.ledger.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.MenuContribution;
import vn.guongsang.frame.SearchSource;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.ledger.reading.LedgerList;
import vn.guongsang.ledger.reading.LedgerList.Filter;

/** How people come to the ledger: by the menu and by the search box. */
@Configuration(proxyBeanMethods = false)
class Entrance {

    private static final Set<Role> READERS =
            EnumSet.of(Role.OFFICER, Role.HEAD, Role.HUB_OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.INSPECTOR);

    @Bean
    MenuContribution ledgerInMenu() {
        return MenuContribution.of("ledger.menu", LedgerController.LIST, 58, actor -> READERS.contains(actor.role()));
    }

    /** Subjects for the search of every page. */
    @Component
    @Order(25)
    static class FoundSubjects implements SearchSource {

        private final LedgerList list;

        FoundSubjects(LedgerList list) {
            this.list = list;
        }

        @Override
        public Hits find(Actor actor, String text, int most) {
            List<Hit> hits = list.subjects(actor, Filter.NONE.text(text), 0, most).stream()
                    .map(row -> new Hit(
                            row.name(),
                            LedgerController.LIST + "/" + row.id(),
                            Text.key("ledger.found", Text.key("ledger.kind." + row.kind()), row.bodyName())))
                    .toList();
            return new Hits(
                    "ledger.menu",
                    hits,
                    Address.of(LedgerController.LIST)
                            .with("muc", "ho-so")
                            .with("tim", text)
                            .toString());
        }
    }
}
