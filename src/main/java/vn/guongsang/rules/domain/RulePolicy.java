package vn.guongsang.rules.domain;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Authorities;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.rules.RuleAction;

/** The law is everybody's to read; what the system goes by is entered by those who answer for all. */
@Component
class RulePolicy extends vn.guongsang.identity.RulePolicy<RuleAction, Object> {

    private static final Grant<Object> READ =
            Grant.of("rules.read.forbidden", Rule.of("rules.rule.everybody", (_, _, _) -> true, Role.values()));

    private final ObjectProvider<Authorities> authorities;

    RulePolicy(ObjectProvider<Authorities> authorities) {
        super(RuleAction.class);
        this.authorities = authorities;
    }

    @Override
    public Map<RuleAction, Grant<Object>> grants() {
        return Map.of(
                RuleAction.READ,
                READ,
                RuleAction.DECIDE,
                Grant.of(
                        "rules.decide.forbidden",
                        Rule.of(
                                "rules.rule.administrator",
                                (actor, _, _) -> actor.post().topmost(),
                                Role.ADMINISTRATOR),
                        Rule.of(
                                "rules.rule.hub",
                                (actor, _, _) -> authorities.getObject().servesTopmost(actor.bodyId()),
                                Role.HUB_OFFICER)));
    }
}
