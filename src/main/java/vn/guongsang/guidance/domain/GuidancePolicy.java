package vn.guongsang.guidance.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.guidance.GuidanceAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.plan.Parts;

/** Guidance is everybody's to read; the hub of the authority sets it, and sees with the leader what every body has taken. */
@Component
class GuidancePolicy extends RulePolicy<GuidanceAction, UUID> {

    private static final Grant<UUID> READ =
            Grant.of("guidance.forbidden", Rule.of("guidance.rule.everybody", (_, _, _) -> true, Role.values()));

    private final Parts parts;
    private final Map<GuidanceAction, Grant<UUID>> grants;

    GuidancePolicy(Parts parts) {
        super(GuidanceAction.class);
        this.parts = parts;
        this.grants = Map.of(
                GuidanceAction.READ,
                READ,
                GuidanceAction.OVERSEE,
                Grant.of(
                        "guidance.oversee.forbidden",
                        Rule.of("guidance.rule.hub", this::worksFor, Role.HUB_OFFICER),
                        Rule.of("guidance.rule.leader", GuidancePolicy::own, Role.LEADER, Role.INSPECTOR)),
                GuidanceAction.SET,
                Grant.of("guidance.set.forbidden", Rule.of("guidance.rule.hub", this::worksFor, Role.HUB_OFFICER)));
    }

    @Override
    public Map<GuidanceAction, Grant<UUID>> grants() {
        return grants;
    }

    private static boolean own(Actor actor, UUID authority, LocalDate on) {
        return actor.bodyId().equals(authority);
    }

    private boolean worksFor(Actor actor, UUID authority, LocalDate on) {
        return parts.authorities(actor.bodyId()).contains(authority);
    }
}
