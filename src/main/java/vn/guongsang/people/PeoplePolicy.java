package vn.guongsang.people;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.verdict.Verdict;

/** A body's people are looked after by its administrators and those of the bodies above it. */
@Component
class PeoplePolicy implements Policy<PeopleAction, UUID> {

    private final Bodies bodies;

    PeoplePolicy(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Class<PeopleAction> actions() {
        return PeopleAction.class;
    }

    @Override
    public Verdict judge(Actor actor, PeopleAction action, UUID body, LocalDate on) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return Verdict.refused("people.administrator.forbidden");
        }
        return switch (action) {
            case STAFF ->
                bodies.within(actor.bodyId(), body, on)
                        ? Verdict.ALLOWED
                        : Verdict.refused("people.scope.forbidden", actor.post().bodyName());
        };
    }
}
