package vn.guongsang.directory.domain;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.LookedAfter;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;

/**
 * Everybody reads. Administrators change what stands below their body, and what their body is called is for those
 * above it. Those of a body that stands below none also correct another such line while nobody is administrator
 * anywhere in it, as it was shipped or loaded; what brings several lines together they propose ({@link Proposals}).
 */
@Component
class DirectoryPolicy extends RulePolicy<DirectoryAction, UUID> {

    private static final Rule.Condition<UUID> ALWAYS = (_, _, _) -> true;

    private static final Rule<UUID> TOPMOST =
            Rule.of("directory.rule.topmost", (actor, _, _) -> actor.post().topmost(), Role.ADMINISTRATOR);

    private final Bodies bodies;
    private final LookedAfter lookedAfter;

    DirectoryPolicy(Bodies bodies, LookedAfter lookedAfter) {
        super(DirectoryAction.class);
        this.bodies = bodies;
        this.lookedAfter = lookedAfter;
    }

    private Rule<UUID> unattended() {
        return Rule.of(
                "directory.rule.unattended",
                (actor, body, on) -> actor.post().topmost()
                        && (bodies.within(actor.bodyId(), body, on) || !lookedAfter.isBy(body, on)),
                Role.ADMINISTRATOR);
    }

    private Rule<UUID> administrator() {
        return Rule.of(
                "directory.rule.administrator",
                (actor, body, on) -> bodies.within(actor.bodyId(), body, on),
                Role.ADMINISTRATOR);
    }

    @Override
    public Map<DirectoryAction, Grant<UUID>> grants() {
        return Map.of(
                DirectoryAction.READ,
                Grant.of("directory.hidden", Rule.of("directory.rule.everybody", ALWAYS, Role.values())),
                DirectoryAction.EDIT,
                Grant.of("directory.administrator.forbidden", administrator(), unattended()),
                DirectoryAction.CROSS,
                Grant.of("directory.administrator.forbidden", administrator(), TOPMOST),
                DirectoryAction.CORRECT,
                Grant.of(
                        "directory.correct.forbidden",
                        Rule.of(
                                "directory.rule.above",
                                (actor, body, on) ->
                                        !actor.bodyId().equals(body) && bodies.within(actor.bodyId(), body, on),
                                Role.ADMINISTRATOR),
                        unattended()));
    }
}
