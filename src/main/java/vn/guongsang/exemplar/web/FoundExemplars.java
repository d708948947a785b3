package vn.guongsang.exemplar.web;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.reading.ExemplarList;
import vn.guongsang.exemplar.reading.ExemplarList.Filter;
import vn.guongsang.exemplar.reading.ExemplarList.View;
import vn.guongsang.frame.Address;
import vn.guongsang.frame.SearchSource;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;

/** Exemplars for the search of every page, as in their list. */
@Component
@Order(10)
class FoundExemplars implements SearchSource {

    private final ExemplarList list;

    FoundExemplars(ExemplarList list) {
        this.list = list;
    }

    @Override
    public Hits find(Actor actor, String text, int most) {
        return new Hits(
                "exemplar.list",
                list.rows(actor, new Filter(View.ALL, null, "", "", null, text), 0, most).stream()
                        .map(row -> new Hit(
                                row.name(),
                                ListController.LIST + "/" + row.id(),
                                Text.key(
                                        "exemplar.found",
                                        Text.key("exemplar.kind." + row.subjectKind()),
                                        row.bodyName(),
                                        Text.key("exemplar.state." + row.state()))))
                        .toList(),
                Address.of(ListController.LIST).with("tim", text).toString());
    }
}
