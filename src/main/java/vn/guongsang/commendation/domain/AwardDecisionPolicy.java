package vn.guongsang.commendation.domain;

import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.AwardDecision;
import vn.guongsang.commendation.AwardDecisionAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.Rule.Condition;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.plan.Parts;

/**
 * The hub and the council's secretary of an authority draw its decisions up, its leader issues them; its
 * inspector reads. {@code AwardDecisionList} says the same in SQL.
 */
@Component
class AwardDecisionPolicy extends RulePolicy<AwardDecisionAction, AwardDecision> {

    private final Map<AwardDecisionAction, Grant<AwardDecision>> grants;

    AwardDecisionPolicy(Parts parts) {
        super(AwardDecisionAction.class);
        Condition<AwardDecision> theirs =
                (actor, decision, _) -> parts.authorities(actor.bodyId()).contains(decision.issuerId());
        Condition<AwardDecision> own = (actor, decision, _) -> actor.bodyId().equals(decision.issuerId());
        Rule<AwardDecision> clerk = Rule.of("commendation.rule.clerk", theirs, HUB_OFFICER, COUNCIL_SECRETARY);
        Grant<AwardDecision> seen =
                Grant.of("commendation.hidden", clerk, Rule.of("commendation.rule.reader", theirs, LEADER, INSPECTOR));
        this.grants = Map.of(
                AwardDecisionAction.READ,
                seen,
                AwardDecisionAction.DRAW_UP,
                Grant.of("commendation.clerk.forbidden", clerk).after(seen),
                AwardDecisionAction.ISSUE,
                Grant.of("commendation.leader.forbidden", Rule.of("commendation.rule.issuer", own, LEADER))
                        .after(seen));
    }

    @Override
    public Map<AwardDecisionAction, Grant<AwardDecision>> grants() {
        return grants;
    }
}
