package vn.guongsang.consultation.domain;

import static vn.guongsang.identity.Role.COUNCIL_SECRETARY;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.consultation.ConsultationAction;
import vn.guongsang.consultation.Item;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.Rule.Condition;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.plan.Parts;

/**
 * The hub of the authority keeps a consultation; the body that brought forward what is on display answers for it,
 * and knows of a writer no more than the public does.
 */
@Component
class ConsultationPolicy extends RulePolicy<ConsultationAction, Item> {

    private final Map<ConsultationAction, Grant<Item>> grants;

    ConsultationPolicy(Parts parts) {
        super(ConsultationAction.class);
        Condition<Item> held =
                (actor, item, _) -> parts.authorities(actor.bodyId()).contains(item.authority());
        Rule<Item> hub = Rule.of("consultation.rule.hub", held, HUB_OFFICER);
        Rule<Item> body = Rule.of(
                "consultation.rule.body", (actor, item, _) -> actor.bodyId().equals(item.body()), OFFICER, HEAD);
        Grant<Item> seen = Grant.of(
                "consultation.hidden",
                hub,
                body,
                Rule.of("consultation.rule.authority", held, COUNCIL_SECRETARY, LEADER, INSPECTOR));
        this.grants = Map.of(
                ConsultationAction.READ,
                seen,
                ConsultationAction.KEEP,
                Grant.of("consultation.keep.forbidden", hub).after(seen),
                ConsultationAction.ANSWER,
                Grant.of("consultation.answer.forbidden", hub, body).after(seen));
    }

    @Override
    public Map<ConsultationAction, Grant<Item>> grants() {
        return grants;
    }
}
