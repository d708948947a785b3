package vn.guongsang.plan.domain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.pack.Body;
import vn.guongsang.plan.pack.BodyRole;
import vn.guongsang.plan.pack.Movement;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.BodyEntry;
import vn.guongsang.plan.pack.calendar.Roster;

/** One body plays one part, in the whole plan (empty movement) or in one movement. */
public record PartsPlayed(BodyEntry body, Part part, String movement) {

    private static final String WHOLE_PLAN = "";

    public static Set<PartsPlayed> in(PlanPack pack, Roster roster) {
        Set<PartsPlayed> played = new LinkedHashSet<>();
        add(played, roster.standingFor(pack.plan().issuer()), Part.ISSUER, WHOLE_PLAN);
        for (Body body : pack.bodies()) {
            if (body.holds(BodyRole.HUB)) {
                add(played, roster.standingFor(body.id()), Part.HUB, WHOLE_PLAN);
            }
        }
        for (Movement movement : pack.movements()) {
            add(played, roster.standingFor(movement.lead()), Part.LEAD, movement.id());
            add(played, roster.standingFor(movement.partners()), Part.PARTNER, movement.id());
        }
        for (Obligation obligation : pack.obligations()) {
            add(played, roster.standingFor(obligation.who()), Part.OWES, WHOLE_PLAN);
        }
        return played;
    }

    private static void add(Set<PartsPlayed> played, Collection<BodyEntry> bodies, Part part, String movement) {
        bodies.forEach(body -> played.add(new PartsPlayed(body, part, movement)));
    }
}
