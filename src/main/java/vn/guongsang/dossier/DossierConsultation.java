package vn.guongsang.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.consultation.Exhibit;
import vn.guongsang.consultation.Finding;
import vn.guongsang.consultation.ItemConcluded;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Puts dossiers before the public, and follows what came of it. */
@Service
public class DossierConsultation {

    private final Dossiers dossiers;
    private final DossierPath path;
    private final Stops stops;
    private final Consultations consultations;
    private final Awards awards;
    private final Permissions permissions;
    private final BusinessDay day;

    DossierConsultation(
            Dossiers dossiers,
            DossierPath path,
            Stops stops,
            Consultations consultations,
            Awards awards,
            Permissions permissions,
            BusinessDay day) {
        this.dossiers = dossiers;
        this.path = path;
        this.stops = stops;
        this.consultations = consultations;
        this.awards = awards;
        this.permissions = permissions;
        this.day = day;
    }

    /** Only hubs ask the public. */
    public Verdict mayOpen(Actor by) {
        return by.is(Role.HUB_OFFICER) ? Verdict.ALLOWED : Verdict.refused("dossier.hub.forbidden");
    }

    /**
     * Opens one consultation on dossiers of one authority, all or none. The public learns the name, the body, the
     * award and the summary, and nothing else.
     *
     * @param id made by the form, so that sending it twice opens it once
     * @param summaries by dossier: what the public is told of what it did
     */
    @Transactional
    public Verdict open(Actor by, UUID id, String title, int days, String basis, Map<UUID, String> summaries) {
        var exhibits = new ArrayList<Exhibit>();
        UUID authority = null;
        for (var one : summaries.entrySet()) {
            Dossier dossier = dossiers.lock(one.getKey());
            permissions.require(by, DossierAction.APPRAISE, dossier);
            Verdict verdict = dossier.consult();
            if (!verdict.allowed()) {
                return verdict;
            }
            if (authority != null && !authority.equals(dossier.addresseeId())) {
                return Verdict.refused("dossier.refused.authorities");
            }
            authority = dossier.addresseeId();
            exhibits.add(exhibit(dossier, one.getValue()));
        }
        return authority == null
                ? Verdict.refused("dossier.refused.none-chosen")
                : consultations.open(by, id, authority, title, days, basis, exhibits);
    }

    private Exhibit exhibit(Dossier dossier, String summary) {
        Nomination nomination = dossier.nomination();
        String award = awards.find(nomination.award(), dossier.judgedOn(day.today()))
                .map(Award::name)
                .orElse(nomination.award());
        return new Exhibit(
                DossierPath.MATTER,
                dossier.id(),
                nomination.name(),
                award + ", " + nomination.year(),
                summary,
                dossier.bodyId(),
                stops.publicly(dossier));
    }

    /** An objection that was upheld sends the dossier back to its body, in the transaction that says so. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void concluded(ItemConcluded concluded) {
        if (concluded.kind().equals(DossierPath.MATTER) && concluded.finding() == Finding.UPHELD) {
            path.sendBack(concluded.by(), concluded.id(), concluded.reason(), List.of())
                    .orThrow();
        }
    }
}
