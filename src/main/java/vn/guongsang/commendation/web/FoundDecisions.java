package vn.guongsang.commendation.web;

import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.reading.DecisionList;
import vn.guongsang.frame.SearchSource;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;

/** Issued decisions for the search of every page, by their number. */
@Component
@Order(30)
class FoundDecisions implements SearchSource {

    private final DecisionList list;

    FoundDecisions(DecisionList list) {
        this.list = list;
    }

    @Override
    public Hits find(Actor actor, String text, int most) {
        return new Hits(
                "commendation.found.heading",
                list.numbered(actor, text, most).stream()
                        .map(row -> new Hit(
                                String.valueOf(row.number()),
                                DecisionController.LIST + "/" + row.id(),
                                Text.key("commendation.found", row.name(), Objects.requireNonNull(row.issuedOn()))))
                        .toList(),
                null);
    }
}
