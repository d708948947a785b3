package vn.guongsang.pact.web;

import java.time.Year;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.pact.PactAction;
import vn.guongsang.pact.Pacts;
import vn.guongsang.time.BusinessDay;

/** Pacts of this year that wait for the signature of the leader of a member. */
@Component
class PactWork implements WorkSource {

    private final Pacts pacts;
    private final Blocs blocs;
    private final Permissions permissions;
    private final BusinessDay day;

    PactWork(Pacts pacts, Blocs blocs, Permissions permissions, BusinessDay day) {
        this.pacts = pacts;
        this.blocs = blocs;
        this.permissions = permissions;
        this.day = day;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        if (!actor.is(Role.HEAD) && !actor.is(Role.LEADER)) {
            return List.of();
        }
        int year = day.today().getYear();
        return blocs.of(actor.bodyId(), day.today()).stream()
                .flatMap(bloc -> pacts.find(bloc.id(), year).stream())
                .filter(pact ->
                        pact.version() != null && pact.signature(actor.bodyId()).isEmpty())
                .filter(pact -> permissions.may(actor, PactAction.SIGN, pact))
                .map(pact -> new WorkItem(
                        WorkItem.Group.WAITING,
                        Text.key("pact.work.sign", Year.of(year), pact.name()),
                        "/giao-uoc/" + pact.bloc(),
                        null,
                        "",
                        210))
                .toList();
    }
}
