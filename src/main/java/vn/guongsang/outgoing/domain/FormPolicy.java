package vn.guongsang.outgoing.domain;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.outgoing.FormAction;

/** How the papers of a body look is the affair of its administrators, and of those above. */
@Component
class FormPolicy extends RulePolicy<FormAction, UUID> {

    private final Map<FormAction, Grant<UUID>> grants;

    FormPolicy(Bodies bodies) {
        super(FormAction.class);
        this.grants = Map.of(
                FormAction.EDIT,
                Grant.of(
                        "outgoing.form.forbidden",
                        Rule.of(
                                "outgoing.rule.administrator",
                                (actor, body, on) -> bodies.within(actor.bodyId(), body, on),
                                Role.ADMINISTRATOR)));
    }

    @Override
    public Map<FormAction, Grant<UUID>> grants() {
        return grants;
    }
}
