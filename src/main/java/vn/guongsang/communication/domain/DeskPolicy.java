package vn.guongsang.communication.domain;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.communication.CommunicationAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;

/** A body's desk belongs to its editors. The object is the body's id. */
@Component
class DeskPolicy extends RulePolicy<CommunicationAction, UUID> {

    DeskPolicy() {
        super(CommunicationAction.class);
    }

    @Override
    public Map<CommunicationAction, Grant<UUID>> grants() {
        return Map.of(
                CommunicationAction.READ_DESK,
                Grant.of(
                        "communication.editor.forbidden",
                        Rule.of(
                                "communication.rule.desk",
                                (actor, body, _) -> actor.bodyId().equals(body),
                                Role.EDITOR)));
    }
}
