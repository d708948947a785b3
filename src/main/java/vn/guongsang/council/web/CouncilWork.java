package vn.guongsang.council.web;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.council.CouncilAction;
import vn.guongsang.council.Councils;
import vn.guongsang.council.Sessions;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;

/** Open votes that wait for a member. */
@Component
class CouncilWork implements WorkSource {

    private final Sessions sessions;
    private final Permissions permissions;

    CouncilWork(Sessions sessions, Permissions permissions) {
        this.sessions = sessions;
        this.permissions = permissions;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        if (!Councils.MEMBERS.contains(actor.role())) {
            return List.of();
        }
        return sessions.waitingFor(actor.accountId()).stream()
                .filter(one ->
                        permissions.may(actor, CouncilAction.VOTE, one.getKey().council()))
                .map(one -> new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key(
                                "council.work.vote",
                                one.getValue().matter().title(),
                                one.getKey().council().name()),
                        SessionController.LIST + "/" + one.getKey().id() + "/muc/"
                                + one.getValue().id(),
                        null,
                        "",
                        50))
                .toList();
    }
}
