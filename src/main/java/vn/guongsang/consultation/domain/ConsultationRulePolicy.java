package vn.guongsang.consultation.domain;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.consultation.ConsultationRuleAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;

/** For how long the public is asked, those enter who answer for all. */
@Component
class ConsultationRulePolicy extends RulePolicy<ConsultationRuleAction, Object> {

    private static final Map<ConsultationRuleAction, Grant<Object>> GRANTS = Map.of(
            ConsultationRuleAction.ENTER,
            Grant.of(
                    "consultation.rules.forbidden",
                    Rule.of(
                            "consultation.rule.administrator",
                            (actor, _, _) -> actor.post().topmost(),
                            Role.ADMINISTRATOR)));

    ConsultationRulePolicy() {
        super(ConsultationRuleAction.class);
    }

    @Override
    public Map<ConsultationRuleAction, Grant<Object>> grants() {
        return GRANTS;
    }
}
