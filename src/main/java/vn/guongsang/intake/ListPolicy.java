package vn.guongsang.intake;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.verdict.Verdict;

/** The list of all bodies is the administrator's; hubs, which work with it, may take it out. */
@Component
class ListPolicy implements Policy<ListAction, UUID> {

    @Override
    public Class<ListAction> actions() {
        return ListAction.class;
    }

    @Override
    public Verdict judge(Actor actor, ListAction action, UUID body) {
        boolean allowed = switch (action) {
            case BRING_IN -> actor.is(Role.ADMINISTRATOR);
            case TAKE_OUT -> actor.is(Role.ADMINISTRATOR) || actor.is(Role.HUB_OFFICER);
        };
        return allowed ? Verdict.ALLOWED : Verdict.refused("intake.list.forbidden");
    }
}
