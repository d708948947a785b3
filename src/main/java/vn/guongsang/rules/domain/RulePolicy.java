package vn.guongsang.rules.domain;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.WholeInstallation;
import vn.guongsang.rules.RuleAction;

/** The law is everybody's to read; what the system goes by is entered by those who answer for the whole. */
@Component
class RulePolicy extends vn.guongsang.identity.RulePolicy<RuleAction, Object> {

    private static final Grant<Object> READ =
            Grant.of("rules.read.forbidden", Rule.of("rules.rule.everybody", (_, _, _) -> true, Role.values()));

    private final Map<RuleAction, Grant<Object>> grants;

    RulePolicy(WholeInstallation whole) {
        super(RuleAction.class);
        this.grants = Map.of(
                RuleAction.READ,
                READ,
                RuleAction.DECIDE,
                Grant.of(
                        "rules.decide.forbidden",
                        whole.administrators("rules.rule.administrator"),
                        whole.hub("rules.rule.hub")));
    }

    @Override
    public Map<RuleAction, Grant<Object>> grants() {
        return grants;
    }
}
