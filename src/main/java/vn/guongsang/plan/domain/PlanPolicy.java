package vn.guongsang.plan.domain;

import static vn.guongsang.identity.Role.ADMINISTRATOR;
import static vn.guongsang.identity.Role.AUDITOR;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Grant;
import vn.guongsang.identity.Rule;
import vn.guongsang.identity.RulePolicy;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;

/**
 * A plan is open to all who are signed in, but for the auditor, who reads the log only. Who met what,
 * and what they sent, is read by those of hub and issuer who take in, lead or inspect: secretary,
 * editor and administrator have no work there.
 */
@Component
class PlanPolicy extends RulePolicy<PlanAction, Plan> {

    private final Parts parts;
    private final Bodies bodies;
    private final Map<PlanAction, Grant<Plan>> grants;

    PlanPolicy(Parts parts, Bodies bodies) {
        super(PlanAction.class);
        this.parts = parts;
        this.bodies = bodies;
        Rule<Plan> hub = Rule.of("plan.rule.hub", this::oversees, HUB_OFFICER);
        Rule<Plan> administrator = Rule.of("plan.rule.administrator", this::isOfOwn, ADMINISTRATOR);
        this.grants = Map.of(
                PlanAction.READ,
                        Grant.of(
                                "plan.auditor.forbidden",
                                new Rule<>(
                                        "plan.rule.everybody",
                                        EnumSet.complementOf(EnumSet.of(AUDITOR)),
                                        PlanPolicy::always)),
                PlanAction.READ_BOARD,
                        Grant.of(
                                "plan.board.forbidden",
                                Rule.of("plan.rule.board", this::oversees, HUB_OFFICER, LEADER, INSPECTOR)),
                PlanAction.FILE,
                        Grant.of(
                                "plan.file.forbidden",
                                Rule.of("plan.rule.file", PlanPolicy::always, OFFICER, HEAD, HUB_OFFICER)),
                PlanAction.SET_DUE, Grant.of("plan.hub.forbidden", hub),
                PlanAction.HAPPENED, Grant.of("plan.hub.forbidden", hub),
                PlanAction.RULE, Grant.of("plan.hub.forbidden", hub),
                PlanAction.FORWARD, Grant.of("plan.hub.forbidden", hub),
                PlanAction.COUNT, Grant.of("plan.hub.forbidden", hub),
                // a hub may have ended itself: then somebody else must look after what is left
                PlanAction.SETTLE, Grant.of("plan.ended.settle.forbidden", administrator, hub));
    }

    @Override
    public Map<PlanAction, Grant<Plan>> grants() {
        return grants;
    }

    private static boolean always(Actor actor, Plan plan, LocalDate on) {
        return true;
    }

    /** The issuer, or who took over from it, is the actor's body or stands below. */
    private boolean isOfOwn(Actor actor, Plan plan, LocalDate on) {
        return bodies.within(actor.bodyId(), plan.issuerId(), on);
    }

    private boolean oversees(Actor actor, Plan plan, LocalDate on) {
        return parts.oversees(actor.bodyId(), plan.id());
    }
}
