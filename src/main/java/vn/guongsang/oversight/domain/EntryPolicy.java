package vn.guongsang.oversight.domain;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.guongsang.audit.Entry;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.oversight.EntryAction;
import vn.guongsang.oversight.Things;

/**
 * An auditor reads what their body and those below it did, and the one at the top what the product did
 * by itself; an inspector what happened to what they may see; an administrator their own acts.
 */
@Component
class EntryPolicy extends RulePolicy<EntryAction, Entry> {

    private final Bodies bodies;
    private final Things things;
    private final ObjectProvider<Permissions> permissions;

    EntryPolicy(Bodies bodies, Things things, ObjectProvider<Permissions> permissions) {
        super(EntryAction.class);
        this.bodies = bodies;
        this.things = things;
        this.permissions = permissions;
    }

    @Override
    public Map<EntryAction, Grant<Entry>> grants() {
        return Map.of(
                EntryAction.READ,
                Grant.of(
                        "oversight.entry.hidden",
                        Rule.of("oversight.rule.auditor", this::below, Role.AUDITOR),
                        Rule.of("oversight.rule.inspector", this::seen, Role.INSPECTOR),
                        Rule.of(
                                "oversight.rule.own",
                                (actor, entry, _) ->
                                        actor.accountId().equals(entry.by().accountId()),
                                Role.ADMINISTRATOR)));
    }

    private boolean below(Actor actor, Entry entry, LocalDate on) {
        return entry.by().bodyId() == null
                ? actor.post().topmost()
                : bodies.within(actor.bodyId(), entry.by().bodyId(), on);
    }

    private boolean seen(Actor actor, Entry entry, LocalDate on) {
        return things.find(entry.subject().kind(), entry.subject().id())
                .filter(thing -> thing.seenBy(actor, permissions.getObject()).allowed())
                .isPresent();
    }
}
