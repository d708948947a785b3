package vn.guongsang.outgoing.domain;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.Rule.Condition;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.outgoing.RegisterAction;
import vn.guongsang.plan.Parts;

/** The register of a body is kept by those who draw its papers up; its leader and its inspector read it. */
@Component
class RegisterPolicy extends RulePolicy<RegisterAction, UUID> {

    private final Map<RegisterAction, Grant<UUID>> grants;

    RegisterPolicy(Parts parts) {
        super(RegisterAction.class);
        Condition<UUID> theirs =
                (actor, body, _) -> parts.authorities(actor.bodyId()).contains(body);
        Rule<UUID> clerk = Rule.of("outgoing.rule.clerk", theirs, Role.HUB_OFFICER, Role.COUNCIL_SECRETARY);
        Grant<UUID> read = Grant.of(
                "outgoing.register.forbidden",
                clerk,
                Rule.of("outgoing.rule.reader", theirs, Role.LEADER, Role.INSPECTOR));
        this.grants = Map.of(
                RegisterAction.READ,
                read,
                RegisterAction.KEEP,
                Grant.of("outgoing.keep.forbidden", clerk).after(read));
    }

    @Override
    public Map<RegisterAction, Grant<UUID>> grants() {
        return grants;
    }
}
