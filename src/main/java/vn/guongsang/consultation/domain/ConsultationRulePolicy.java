package vn.guongsang.consultation.domain;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.consultation.ConsultationRuleAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.identity.WholeInstallation;

/** For how long the public is asked, administrators enter. */
@Component
class ConsultationRulePolicy extends RulePolicy<ConsultationRuleAction, Object> {

    private final Map<ConsultationRuleAction, Grant<Object>> grants;

    ConsultationRulePolicy(WholeInstallation whole) {
        super(ConsultationRuleAction.class);
        this.grants = Map.of(
                ConsultationRuleAction.ENTER,
                Grant.of(
                        "consultation.rules.forbidden", whole.administrators("consultation.rule.administrator")));
    }

    @Override
    public Map<ConsultationRuleAction, Grant<Object>> grants() {
        return grants;
    }
}
