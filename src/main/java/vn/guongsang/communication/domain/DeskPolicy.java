package vn.guongsang.communication.domain;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.communication.CommunicationAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.verdict.Verdict;

/** A body's desk belongs to its editors. The object is the body's id. */
@Component
class DeskPolicy implements Policy<CommunicationAction, UUID> {

    @Override
    public Class<CommunicationAction> actions() {
        return CommunicationAction.class;
    }

    @Override
    public Verdict judge(Actor actor, CommunicationAction action, UUID body) {
        return switch (action) {
            case READ_DESK ->
                actor.is(Role.EDITOR) && actor.bodyId().equals(body)
                        ? Verdict.ALLOWED
                        : Verdict.refused("communication.editor.forbidden");
        };
    }
}
