package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Parts;

/**
 * From which bodies downwards somebody looks at the ledger: from their own, and those who work for an authority's
 * commendation from the issuers of the plans whose hub their body is. Lists start {@code Subtree.BELOW_ANY} there.
 */
@Component
public class Reach {

    private final Parts parts;
    private final Bodies bodies;

    Reach(Parts parts, Bodies bodies) {
        this.parts = parts;
        this.bodies = bodies;
    }

    public Set<UUID> of(Actor actor) {
        return switch (actor.role()) {
            case OFFICER, HEAD -> Set.of(actor.bodyId());
            case HUB_OFFICER, COUNCIL_SECRETARY, LEADER, INSPECTOR -> parts.authorities(actor.bodyId());
            case APPRAISER, COUNCIL_MEMBER, EDITOR, AUDITOR, ADMINISTRATOR -> Set.of();
        };
    }

    public boolean holds(Actor actor, UUID body, LocalDate on) {
        return of(actor).stream().anyMatch(root -> bodies.within(root, body, on));
    }
}
