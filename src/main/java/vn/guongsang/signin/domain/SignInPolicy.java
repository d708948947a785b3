package vn.guongsang.signin.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.signin.SignInAction;
import vn.guongsang.verdict.Verdict;

/** Administrators, each for their own body and what is below it. */
@Component
class SignInPolicy implements Policy<SignInAction, UUID> {

    private final Bodies bodies;

    SignInPolicy(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Class<SignInAction> actions() {
        return SignInAction.class;
    }

    @Override
    public Verdict judge(Actor actor, SignInAction action, UUID body, LocalDate on) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            return Verdict.refused("signin.rules.forbidden");
        }
        return switch (action) {
            case READ_CLAIM_RULES -> Verdict.ALLOWED;
            case SET_CLAIM_RULE ->
                bodies.within(actor.bodyId(), body, on)
                        ? Verdict.ALLOWED
                        : Verdict.refused("signin.rules.body.forbidden");
        };
    }
}
