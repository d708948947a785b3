package vn.guongsang.delivery;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.verdict.Verdict;

/** Mails are looked after by the administrators of the body on whose work they go, or of one above it. */
@Component
class DeliveryPolicy implements Policy<DeliveryAction, UUID> {

    private final Bodies bodies;

    DeliveryPolicy(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Class<DeliveryAction> actions() {
        return DeliveryAction.class;
    }

    @Override
    public Verdict judge(Actor actor, DeliveryAction action, UUID body, LocalDate on) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return Verdict.refused("delivery.administrator.forbidden");
        }
        return switch (action) {
            case READ, RETRY ->
                bodies.within(actor.bodyId(), body, on) ? Verdict.ALLOWED : Verdict.refused("delivery.hidden");
        };
    }
}
