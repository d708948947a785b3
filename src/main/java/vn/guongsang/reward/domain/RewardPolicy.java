package vn.guongsang.reward.domain;

import static vn.guongsang.identity.Role.ADMINISTRATOR;
import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.plan.Parts;
import vn.guongsang.reward.RewardAction;

/**
 * A body's payments are prepared by its own officers and by the hub that runs its plans; its
 * head or leader closes them. Figures for everybody are the administrators' affair.
 */
@Component
class RewardPolicy extends RulePolicy<RewardAction, UUID> {

    private final Parts parts;
    private final Map<RewardAction, Grant<UUID>> grants;

    RewardPolicy(Parts parts) {
        super(RewardAction.class);
        this.parts = parts;
        Rule<UUID> clerks = Rule.of("reward.rule.clerk", this::worksFor, HUB_OFFICER, COUNCIL_SECRETARY);
        Grant<UUID> seen = Grant.of(
                "reward.forbidden",
                Rule.of(
                        "reward.rule.own",
                        RewardPolicy::own,
                        OFFICER,
                        HEAD,
                        LEADER,
                        HUB_OFFICER,
                        COUNCIL_SECRETARY,
                        INSPECTOR),
                clerks);
        this.grants = Map.of(
                RewardAction.READ,
                seen,
                RewardAction.PRICE,
                Grant.of(
                                "reward.price.forbidden",
                                Rule.of("reward.rule.officer", RewardPolicy::own, OFFICER, HUB_OFFICER),
                                Rule.of("reward.rule.clerk", this::worksFor, HUB_OFFICER))
                        .after(seen),
                RewardAction.CLOSE,
                Grant.of("reward.close.forbidden", Rule.of("reward.rule.leader", RewardPolicy::own, HEAD, LEADER))
                        .after(seen),
                RewardAction.RATES,
                Grant.of(
                        "reward.rates.forbidden",
                        Rule.of(
                                "reward.rule.administrator",
                                (actor, body, on) -> actor.post().topmost(),
                                ADMINISTRATOR)));
    }

    @Override
    public Map<RewardAction, Grant<UUID>> grants() {
        return grants;
    }

    private static boolean own(Actor actor, UUID issuer, LocalDate on) {
        return actor.bodyId().equals(issuer);
    }

    private boolean worksFor(Actor actor, UUID issuer, LocalDate on) {
        return parts.authorities(actor.bodyId()).contains(issuer);
    }
}
