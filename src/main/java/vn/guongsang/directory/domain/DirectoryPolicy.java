package vn.guongsang.directory.domain;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.verdict.Verdict;

/** Everybody reads; administrators change. */
@Component
class DirectoryPolicy implements Policy<DirectoryAction, UUID> {

    @Override
    public Class<DirectoryAction> actions() {
        return DirectoryAction.class;
    }

    @Override
    public Verdict judge(Actor actor, DirectoryAction action, UUID body) {
        return switch (action) {
            case READ -> Verdict.ALLOWED;
            case EDIT ->
                actor.is(Role.ADMINISTRATOR) ? Verdict.ALLOWED : Verdict.refused("directory.administrator.forbidden");
        };
    }
}
