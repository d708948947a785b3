package vn.guongsang.fairness.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.fairness.FairnessAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.plan.Parts;

/** The hub, the leaders and the inspectors of an authority see its numbers; its hub says what they are held against. */
@Component
class FairnessPolicy extends RulePolicy<FairnessAction, UUID> {

    private final Parts parts;
    private final Map<FairnessAction, Grant<UUID>> grants;

    FairnessPolicy(Parts parts) {
        super(FairnessAction.class);
        this.parts = parts;
        this.grants = Map.of(
                FairnessAction.READ,
                Grant.of(
                        "fairness.read.forbidden",
                        Rule.of("fairness.rule.reads", this::own, Role.HUB_OFFICER, Role.LEADER, Role.INSPECTOR)),
                FairnessAction.SET,
                Grant.of("fairness.set.forbidden", Rule.of("fairness.rule.sets", this::own, Role.HUB_OFFICER)));
    }

    @Override
    public Map<FairnessAction, Grant<UUID>> grants() {
        return grants;
    }

    private boolean own(Actor actor, UUID authority, LocalDate on) {
        return parts.authorities(actor.bodyId()).contains(authority);
    }
}
