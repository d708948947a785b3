package vn.guongsang.dossier.reading;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.reading.DossierList.Filter;
import vn.guongsang.dossier.reading.DossierList.View;
import vn.guongsang.identity.Actor;
import vn.guongsang.rules.PastCases;

/** Dossiers that are over, so that a changed rule can be tried on them before it takes effect. */
@Component
class DecidedDossiers implements PastCases {

    private final DossierList list;
    private final Dossiers dossiers;
    private final DossierPath path;

    DecidedDossiers(DossierList list, Dossiers dossiers, DossierPath path) {
        this.list = list;
        this.dossiers = dossiers;
        this.path = path;
    }

    @Override
    public List<Past> of(Actor actor, String award, int most) {
        return list.rows(actor, new Filter(View.DECIDED, award, null, null, ""), 0, most).stream()
                .map(row -> new Past(row.name(), "/ho-so/" + row.id(), path.caseOf(dossiers.get(row.id()))))
                .toList();
    }
}
