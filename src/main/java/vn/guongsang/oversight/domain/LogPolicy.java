package vn.guongsang.oversight.domain;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.oversight.LogAction;

/** Who opens the log of their body; which entries it then holds is {@link EntryPolicy}'s answer. */
@Component
class LogPolicy extends RulePolicy<LogAction, UUID> {

    private static final Rule.Condition<UUID> OWN =
            (actor, body, _) -> actor.bodyId().equals(body);

    private static final Grant<UUID> READERS = Grant.of(
            "oversight.log.forbidden",
            Rule.of("oversight.rule.log", OWN, Role.AUDITOR, Role.INSPECTOR, Role.ADMINISTRATOR));

    LogPolicy() {
        super(LogAction.class);
    }

    @Override
    public Map<LogAction, Grant<UUID>> grants() {
        return Map.of(
                LogAction.SEARCH, READERS,
                LogAction.EXPORT, READERS,
                LogAction.READ_ANCHORS, READERS,
                LogAction.EXPLAIN,
                        Grant.of(
                                "oversight.explain.forbidden",
                                Rule.of("oversight.rule.explain", OWN, Role.AUDITOR, Role.ADMINISTRATOR)));
    }
}
