package vn.guongsang.directory.domain;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;

/** Everybody reads; administrators change. */
@Component
class DirectoryPolicy extends RulePolicy<DirectoryAction, UUID> {

    private static final Rule.Condition<UUID> ALWAYS = (_, _, _) -> true;

    DirectoryPolicy() {
        super(DirectoryAction.class);
    }

    @Override
    public Map<DirectoryAction, Grant<UUID>> grants() {
        return Map.of(
                DirectoryAction.READ,
                Grant.of("directory.hidden", Rule.of("directory.rule.everybody", ALWAYS, Role.values())),
                DirectoryAction.EDIT,
                Grant.of(
                        "directory.administrator.forbidden",
                        Rule.of("directory.rule.administrator", ALWAYS, Role.ADMINISTRATOR)));
    }
}
