package vn.guongsang.privacy.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.privacy.PrivacyAction;
import vn.guongsang.verdict.Verdict;

/** The administrator of a body looks after personal data in it and in the bodies below it. The object is a body's id. */
@Component
class PrivacyPolicy implements Policy<PrivacyAction, UUID> {

    private final Bodies bodies;

    PrivacyPolicy(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Class<PrivacyAction> actions() {
        return PrivacyAction.class;
    }

    @Override
    public Verdict judge(Actor actor, PrivacyAction action, UUID body, LocalDate on) {
        return switch (action) {
            case READ_REGISTER ->
                actor.is(Role.ADMINISTRATOR) || actor.is(Role.AUDITOR)
                        ? Verdict.ALLOWED
                        : Verdict.refused("privacy.register.forbidden");
            case KEEP_CONSENTS, ANSWER_REQUESTS, KEEP_RETENTION, DISCLOSE -> keeps(actor, body, on);
        };
    }

    private Verdict keeps(Actor actor, UUID body, LocalDate on) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return Verdict.refused("privacy.officer.forbidden");
        }
        return bodies.within(actor.bodyId(), body, on) ? Verdict.ALLOWED : Verdict.refused("privacy.hidden");
    }
}
