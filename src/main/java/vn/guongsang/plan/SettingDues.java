package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.domain.DueSettings;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.calendar.SetDay;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** The hub sets a day where the plan gives none; what is not yet met gets its due day from it. */
@Service
public class SettingDues {

    private final DueSettings settings;
    private final Plans plans;
    private final PlanLoading loading;
    private final Permissions permissions;
    private final BusinessDay today;
    private final Audit audit;

    SettingDues(
            DueSettings settings,
            Plans plans,
            PlanLoading loading,
            Permissions permissions,
            BusinessDay today,
            Audit audit) {
        this.settings = settings;
        this.plans = plans;
        this.loading = loading;
        this.permissions = permissions;
        this.today = today;
        this.audit = audit;
    }

    /** A rule that the hub set. */
    public record Setting(DueRule rule, LocalDate setOn) {}

    /** By obligation, the newest of each. */
    public Map<String, Setting> of(Plan plan) {
        return settings.withDays(plan.id());
    }

    /** A day that the hub set for one period. */
    public record PeriodDay(String period, LocalDate day, String basis, LocalDate setOn, String setByName) {}

    /**
     * A period for which a day can be set: nobody's day in it is past.
     *
     * @param due null where it has none
     */
    public record OpenPeriod(
            LocalDate from, String label, @Nullable LocalDate due) {}

    /** Periods for which a day can be set; none of what is owed when it happens. */
    public List<OpenPeriod> periods(Plan plan, Obligation obligation) {
        return obligation.cadence() == Cadence.ON_EVENT ? List.of() : settings.openPeriods(plan.id(), obligation.id());
    }

    /** Days that were set for single periods of an obligation, the newest first. */
    public List<PeriodDay> history(Plan plan, String obligationId) {
        return settings.history(plan.id(), obligationId);
    }

    /** Those that count, of all obligations. */
    public List<SetDay> days(Plan plan) {
        return settings.days(plan.id());
    }

    /**
     * Sets the day of one period; the others stay as the rule has them.
     *
     * @param periodFrom the first day of the period
     * @param basis the paper, or the reason, by which that is the day
     */
    @Transactional
    public Verdict setDay(Actor by, Plan plan, String obligationId, LocalDate periodFrom, LocalDate day, String basis) {
        permissions.require(by, PlanAction.SET_DUE, plan);
        Obligation obligation = plans.pack(plan.id()).obligation(obligationId).orElseThrow();
        if (!(obligation.due() instanceof DueRule.Open)) {
            return Verdict.refusedBy(obligation.clause(), "plan.refused.due-given");
        }
        Optional<OpenPeriod> period = periods(plan, obligation).stream()
                .filter(one -> one.from().equals(periodFrom))
                .findFirst();
        if (period.isEmpty()) {
            return Verdict.refusedBy(obligation.clause(), "plan.refused.period-over");
        }
        if (basis.isBlank()) {
            return Verdict.refusedBy(obligation.clause(), "plan.occasion.refused.basis");
        }
        LocalDate earliest = periodFrom.isAfter(today.today()) ? periodFrom : today.today();
        if (day.isBefore(earliest)) {
            return Verdict.refusedBy(obligation.clause(), "plan.refused.day-early", earliest);
        }
        settings.add(by, plan.id(), obligationId, period.get(), day, basis);
        audit.record(
                by.by(),
                "plan.due-day-set",
                Subject.of("plan", plan.id()),
                obligation.clause(),
                Map.of(
                        "obligation",
                        obligationId,
                        "what",
                        obligation.what(),
                        "period",
                        period.get().label(),
                        "reason",
                        basis),
                Change.changes().of("plan.due", period.get().due(), day).list());
        loading.materialise(plan.id());
        return Verdict.ALLOWED;
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
