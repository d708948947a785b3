package vn.guongsang.plan.domain;

import static vn.guongsang.identity.Role.ADMINISTRATOR;
import static vn.guongsang.identity.Role.AUDITOR;
import static vn.guongsang.identity.Role.HEAD;
import static vn.guongsang.identity.Role.HUB_OFFICER;
import static vn.guongsang.identity.Role.INSPECTOR;
import static vn.guongsang.identity.Role.LEADER;
import static vn.guongsang.identity.Role.OFFICER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Policy;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.verdict.Verdict;

/**
 * A plan is open to all who are signed in, but for the auditor, who reads the log only. Who met what, and what they sent, is read by those of hub and
 * issuer who take in, lead or inspect: secretary, editor and administrator have no work there.
 */
@Component
class PlanPolicy implements Policy<PlanAction, Plan> {

    private static final Set<Role> BOARD_READERS = EnumSet.of(HUB_OFFICER, LEADER, INSPECTOR);
    private static final Set<Role> FILERS = EnumSet.of(OFFICER, HEAD, HUB_OFFICER);
    private static final Set<Part> OVERSEEING = Set.of(Part.HUB, Part.ISSUER);

    private final Parts parts;

    PlanPolicy(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Class<PlanAction> actions() {
        return PlanAction.class;
    }

    @Override
    public Verdict judge(Actor actor, PlanAction action, Plan plan) {
        return switch (action) {
            case READ -> actor.is(AUDITOR) ? Verdict.refused("plan.auditor.forbidden") : Verdict.ALLOWED;
            case READ_BOARD ->
                BOARD_READERS.contains(actor.role()) && oversees(actor, plan)
                        ? Verdict.ALLOWED
                        : Verdict.refused("plan.board.forbidden");
            case FILE -> FILERS.contains(actor.role()) ? Verdict.ALLOWED : Verdict.refused("plan.file.forbidden");
            case SET_DUE, RULE ->
                actor.is(HUB_OFFICER) && oversees(actor, plan)
                        ? Verdict.ALLOWED
                        : Verdict.refused("plan.hub.forbidden");
            case LOAD -> actor.is(ADMINISTRATOR) ? Verdict.ALLOWED : Verdict.refused("plan.administrator.forbidden");
        };
    }

    private boolean oversees(Actor actor, Plan plan) {
        return !Collections.disjoint(parts.of(actor.bodyId(), plan.id(), ""), OVERSEEING);
    }
}
