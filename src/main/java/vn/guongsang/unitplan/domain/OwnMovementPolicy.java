package vn.guongsang.unitplan.domain;

import static vn.guongsang.identity.Role.AUDITOR;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.util.EnumSet;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.Rule.Condition;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.unitplan.OwnMovement;
import vn.guongsang.unitplan.OwnMovementAction;

/**
 * What a body launched is no secret to anyone signed in, but for the auditor, who reads the log only. Its own
 * people draft; its head or leader launches, and so does the hub's officer for what upper levels launched.
 */
@Component
class OwnMovementPolicy extends RulePolicy<OwnMovementAction, OwnMovement> {

    private final Map<OwnMovementAction, Grant<OwnMovement>> grants;

    OwnMovementPolicy() {
        super(OwnMovementAction.class);
        Condition<OwnMovement> own = (actor, movement, _) -> actor.bodyId().equals(movement.bodyId());
        Grant<OwnMovement> seen = Grant.of(
                "plan.hidden",
                Rule.of("unitplan.rule.movement.own", own, OFFICER, HEAD, LEADER, HUB_OFFICER),
                new Rule<>(
                        "unitplan.rule.movement.launched",
                        EnumSet.complementOf(EnumSet.of(AUDITOR)),
                        (_, movement, _) -> movement.launchedOn() != null));
        this.grants = Map.of(
                OwnMovementAction.READ,
                seen,
                OwnMovementAction.EDIT,
                Grant.of(
                                "unitplan.movement.edit.forbidden",
                                Rule.of("unitplan.rule.movement.own", own, OFFICER, HEAD, LEADER, HUB_OFFICER))
                        .after(seen),
                OwnMovementAction.LAUNCH,
                Grant.of(
                                "unitplan.movement.launch.forbidden",
                                Rule.of("unitplan.rule.movement.launcher", own, HEAD, LEADER, HUB_OFFICER))
                        .after(seen));
    }

    @Override
    public Map<OwnMovementAction, Grant<OwnMovement>> grants() {
        return grants;
    }
}
