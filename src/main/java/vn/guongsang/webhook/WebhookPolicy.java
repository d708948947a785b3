package vn.guongsang.webhook;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;

/** Receivers are looked after by the administrators of their body, or of one above it. */
@Component
class WebhookPolicy extends RulePolicy<WebhookAction, UUID> {

    private final Grant<UUID> administrators;

    WebhookPolicy(Bodies bodies) {
        super(WebhookAction.class);
        this.administrators = Grant.of(
                "webhook.administrator.forbidden",
                Rule.of(
                        "webhook.rule.administrator",
                        (actor, body, on) -> bodies.within(actor.bodyId(), body, on),
                        Role.ADMINISTRATOR));
    }

    @Override
    public Map<WebhookAction, Grant<UUID>> grants() {
        return Map.of(WebhookAction.LOOK_AFTER, administrators);
    }
}
