package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.domain.DueSettings;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;

/** Looks plans up for pages. */
@Component
class Seen {

    private final Plans plans;
    private final Parts parts;
    private final DueSettings dues;
    private final Permissions permissions;

    Seen(Plans plans, Parts parts, DueSettings dues, Permissions permissions) {
        this.plans = plans;
        this.parts = parts;
        this.dues = dues;
        this.permissions = permissions;
    }

    Plan plan(Actor actor, String code) {
        return plans.byCode(code)
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    PlanView view(Actor actor, String code) {
        return view(plan(actor, code));
    }

    PlanView view(Plan plan) {
        PlanPack pack = plans.pack(plan);
        // where the plan names every day, there is none that a hub could have set
        boolean open = pack.obligations().stream().anyMatch(each -> each.due() instanceof DueRule.Open);
        return new PlanView(plan, pack, open ? dues.of(plan.id()) : Map.of(), LocaleContextHolder.getLocale());
    }

    /** For pages that tell no rule: without what the hub has set. */
    PlanView named(Plan plan) {
        return new PlanView(plan, plans.pack(plan), Map.of(), LocaleContextHolder.getLocale());
    }

    Obligation obligation(Plan plan, String id) {
        return plans.pack(plan).obligation(id).orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    /** Plans under which the body has anything to look after or to answer, those of this day first. */
    List<Plan> ofBody(UUID body, LocalDate today) {
        Map<UUID, Set<Part>> parts = this.parts.of(body);
        return plans.all().stream()
                .filter(plan -> parts.getOrDefault(plan.id(), Set.of()).stream()
                        .anyMatch(part -> part == Part.HUB || part == Part.ISSUER || part == Part.OWES))
                .sorted(Comparator.comparing((Plan plan) -> !running(plan, today))
                        .thenComparing(
                                plan -> !parts.getOrDefault(plan.id(), Set.of()).contains(Part.HUB)))
                .toList();
    }

    /** A body's duties are for all of its people but its auditor, who reads the log only. */
    static boolean own(Actor actor, UUID body) {
        return body.equals(actor.bodyId()) && !actor.is(Role.AUDITOR);
    }

    static boolean running(Plan plan, LocalDate day) {
        return (plan.periodFrom() == null || !day.isBefore(plan.periodFrom()))
                && (plan.periodTo() == null || !day.isAfter(plan.periodTo()));
    }
}
