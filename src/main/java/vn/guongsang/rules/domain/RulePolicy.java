package vn.guongsang.rules.domain;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.rules.RuleAction;

/** The law is everybody's to read; what the system goes by is entered by administrators and hub officers. */
@Component
class RulePolicy extends vn.guongsang.identity.RulePolicy<RuleAction, Object> {

    private static final Grant<Object> READ =
            Grant.of("rules.read.forbidden", Rule.of("rules.rule.everybody", (_, _, _) -> true, Role.values()));

    RulePolicy() {
        super(RuleAction.class);
    }

    @Override
    public Map<RuleAction, Grant<Object>> grants() {
        return Map.of(
                RuleAction.READ,
                READ,
                RuleAction.DECIDE,
                Grant.of(
                        "rules.decide.forbidden",
                        Rule.of("rules.rule.decides", (_, _, _) -> true, Role.ADMINISTRATOR, Role.HUB_OFFICER)));
    }
}
