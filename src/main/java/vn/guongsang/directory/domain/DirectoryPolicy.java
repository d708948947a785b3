package vn.guongsang.directory.domain;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;

/**
 * Everybody reads. Administrators change what stands below their body, and what their body is called is for those
 * above it; those of a body that stands below none answer for the whole directory, also for bodies that nobody
 * else is above.
 */
@Component
class DirectoryPolicy extends RulePolicy<DirectoryAction, UUID> {

    private static final Rule.Condition<UUID> ALWAYS = (_, _, _) -> true;

    private static final Rule<UUID> TOPMOST =
            Rule.of("directory.rule.topmost", (actor, _, _) -> actor.post().topmost(), Role.ADMINISTRATOR);

    private final Bodies bodies;

    DirectoryPolicy(Bodies bodies) {
        super(DirectoryAction.class);
        this.bodies = bodies;
    }

    @Override
    public Map<DirectoryAction, Grant<UUID>> grants() {
        return Map.of(
                DirectoryAction.READ,
                Grant.of("directory.hidden", Rule.of("directory.rule.everybody", ALWAYS, Role.values())),
                DirectoryAction.EDIT,
                Grant.of(
                        "directory.administrator.forbidden",
                        Rule.of(
                                "directory.rule.administrator",
                                (actor, body, on) -> bodies.within(actor.bodyId(), body, on),
                                Role.ADMINISTRATOR),
                        TOPMOST),
                DirectoryAction.CORRECT,
                Grant.of(
                        "directory.correct.forbidden",
                        Rule.of(
                                "directory.rule.above",
                                (actor, body, on) ->
                                        !actor.bodyId().equals(body) && bodies.within(actor.bodyId(), body, on),
                                Role.ADMINISTRATOR),
                        TOPMOST));
    }
}
