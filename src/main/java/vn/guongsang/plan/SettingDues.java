package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.domain.DueSettings;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.verdict.Verdict;

/** The hub sets a day where the plan gives none; what is not yet met gets its due day from it. */
@Service
public class SettingDues {

    private final DueSettings settings;
    private final Plans plans;
    private final PlanLoading loading;
    private final Permissions permissions;
    private final Audit audit;

    SettingDues(DueSettings settings, Plans plans, PlanLoading loading, Permissions permissions, Audit audit) {
        this.settings = settings;
        this.plans = plans;
        this.loading = loading;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** A rule that the hub set. */
    public record Setting(DueRule rule, LocalDate setOn) {}

    /** By obligation, the newest of each. */
    public Map<String, Setting> of(Plan plan) {
        return settings.withDays(plan.id());
    }

    @Transactional
    public Verdict set(Actor by, Plan plan, String obligationId, DueRule rule) {
        permissions.require(by, PlanAction.SET_DUE, plan);
        Obligation obligation = plans.pack(plan.id()).obligation(obligationId).orElseThrow();
        if (!(obligation.due() instanceof DueRule.Open)) {
            return Verdict.refusedBy(obligation.clause(), "plan.refused.due-given");
        }
        if (!DueFit.fits(obligation.cadence(), obligation.every(), rule)) {
            return Verdict.refusedBy(obligation.clause(), "plan.refused.due-unfit");
        }
        DueRule before = settings.of(plan.id()).get(obligationId);
        settings.add(by, plan.id(), obligationId, rule);
        audit.record(
                by.by(),
                "plan.due-set",
                Subject.of("plan", plan.id()),
                obligation.clause(),
                Map.of("obligation", obligationId, "what", obligation.what()),
                Change.changes().of("plan.due", before, rule).list());
        loading.materialise(plan.id());
        return Verdict.ALLOWED;
    }
}
