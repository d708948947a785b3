package vn.guongsang.plan.domain;

import static vn.guongsang.identity.Role.EDITOR;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.plan.ForwardAction;

/** What was forwarded to a body is taken up by those of it who work, or edit. */
@Component
class ForwardPolicy extends RulePolicy<ForwardAction, UUID> {

    static final Role[] ROLES = {OFFICER, HEAD, HUB_OFFICER, LEADER, EDITOR};

    private final Grant<UUID> receivers = Grant.of(
            "plan.forward.forbidden",
            Rule.of("plan.rule.receives", (actor, body, _) -> actor.bodyId().equals(body), ROLES));

    ForwardPolicy() {
        super(ForwardAction.class);
    }

    @Override
    public Map<ForwardAction, Grant<UUID>> grants() {
        return Map.of(ForwardAction.RECEIVE, receivers);
    }
}
