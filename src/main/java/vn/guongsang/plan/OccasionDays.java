package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Entry;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * The days of milestones and events that a plan leaves without one: the hub sets them, and what hangs on them
 * follows. The pack that {@link Plans} gives has them in it, so that whatever reads it reads them too.
 */
@Service
public class OccasionDays {

    /** For which years a day that is set holds. */
    public enum Holds {
        /** it comes once */
        ONCE,
        /** it returns on this day */
        EVERY_YEAR,
        /** other years have days of their own */
        THAT_YEAR
    }

    public record Day(String occasion, LocalDate day, Holds holds, String basis, LocalDate setOn, String setByName) {}

    /**
     * An occasion that the plan leaves without a day, or without that of some years.
     *
     * @param dates those that the plan gives, each for its year
     * @param obligations what hangs on it
     * @param days that the hub has set: one, or one for each year
     */
    public record Undated(
            String id,
            String name,
            String clause,
            @Nullable Integer year,
            List<LocalDate> dates,
            List<Obligation> obligations,
            List<Day> days) {

        /** Whether a day has to be set: the only one, or this year's. */
        public boolean awaits(LocalDate today) {
            return days.isEmpty() && dates.isEmpty()
                    || isOfYears()
                            && Stream.concat(dates.stream(), days.stream().map(Day::day))
                                    .noneMatch(day -> day.getYear() == today.getYear());
        }

        /** Whether each year has a day of its own. */
        public boolean isOfYears() {
            return !dates.isEmpty() || days.stream().anyMatch(day -> day.holds() == Holds.THAT_YEAR);
        }
    }

    private final JdbcClient jdbc;
    private final Plans plans;
    private final PlanLoading loading;
    private final Permissions permissions;
    private final Clock clock;
    private final BusinessDay today;
    private final Audit audit;

    OccasionDays(
            JdbcClient jdbc,
            Plans plans,
            PlanLoading loading,
            Permissions permissions,
            Clock clock,
            BusinessDay today,
            Audit audit) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.loading = loading;
        this.permissions = permissions;
        this.clock = clock;
        this.today = today;
        this.audit = audit;
    }

    /** Those on which something hangs, in the order of the plan. */
    public List<Undated> of(Plan plan) {
        PlanPack pack = plans.asWritten(plan);
        Map<String, List<Day>> days = days(plan);
        return Stream.<Occasion>concat(pack.milestones().stream(), pack.events().stream())
                .filter(OccasionDays::isUndated)
                .map(occasion -> new Undated(
                        occasion.id(),
                        occasion.name(),
                        occasion instanceof Entry entry ? entry.clause() : "",
                        occasion.year() == null ? null : occasion.year().getValue(),
                        occasion.dates(),
                        pack.obligations().stream()
                                .filter(obligation -> hangsOn(obligation, occasion.id()))
                                .toList(),
                        days.getOrDefault(occasion.id(), List.of())))
                .filter(undated -> !undated.obligations().isEmpty())
                .toList();
    }

    /** The occasion without a day on which a duty's day hangs. */
    public static Optional<Occasion> awaited(PlanPack pack, String obligation) {
        return pack.obligation(obligation)
                .map(OccasionDays::named)
                .flatMap(pack::occasion)
                .filter(OccasionDays::isUndated);
    }

    private static boolean isUndated(Occasion occasion) {
        return occasion.date() == null && occasion.yearly() == null && occasion.window() == null;
    }

    private static boolean hangsOn(Obligation obligation, String occasion) {
        return occasion.equals(named(obligation));
    }

    private static @Nullable String named(Obligation obligation) {
        return switch (obligation.due()) {
            case DueRule.OnMilestone on -> on.milestone();
            case DueRule.BeforeMilestone before -> before.milestone();
            case DueRule.AfterMilestone after -> after.milestone();
            default -> obligation.milestone();
        };
    }

    private Map<String, List<Day>> days(Plan plan) {
        return jdbc.sql("""
                        SELECT occasion, day, holds, basis, set_on, set_by_name
                          FROM plan_v_occasion_day
                         WHERE plan_id = :plan
                         ORDER BY occasion, day
                        """).param("plan", plan.id()).query(Day.class).list().stream()
                .collect(Collectors.groupingBy(Day::occasion));
    }

    /**
     * @param holds of an occasion of which the plan gives the days of some years, always that year
     * @param basis the paper, or the reason, by which that is the day
     */
    @Transactional
    public Verdict set(Actor by, Plan plan, String occasion, LocalDate day, Holds holds, String basis) {
        permissions.require(by, PlanAction.SET_DUE, plan);
        Undated undated = of(plan).stream()
                .filter(one -> one.id().equals(occasion))
                .findFirst()
                .orElse(null);
        if (undated == null) {
            return Verdict.refused("plan.occasion.refused.dated");
        }
        if (basis.isBlank()) {
            return Verdict.refusedBy(undated.clause(), "plan.occasion.refused.basis");
        }
        if (undated.dates().stream().anyMatch(said -> said.getYear() == day.getYear())) {
            return Verdict.refusedBy(
                    undated.clause(), "plan.occasion.refused.dated-year", Integer.toString(day.getYear()));
        }
        if (undated.year() != null && holds == Holds.ONCE && undated.year() != day.getYear()) {
            return Verdict.refusedBy(undated.clause(), "plan.occasion.refused.year", Objects.toString(undated.year()));
        }
        jdbc.sql("""
                        INSERT INTO plan_occasion_day (plan_id, occasion, day, holds, basis,
                                                       set_on, set_at, set_by, set_by_name)
                        VALUES (:plan, :occasion, :day, :holds, :basis, :today, :now, :account, :person)
                        """)
                .param("plan", plan.id())
                .param("occasion", occasion)
                .param("day", day)
                .param("holds", (undated.dates().isEmpty() ? holds : Holds.THAT_YEAR).name())
                .param("basis", basis)
                .param("today", today.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "plan.occasion-set",
                Subject.of("plan", plan.id()),
                undated.clause(),
                Map.of("what", undated.name(), "reason", basis),
                Change.changes()
                        .of(
                                "plan.occasion.day",
                                undated.days().stream()
                                        .filter(one -> holds != Holds.THAT_YEAR
                                                || one.day().getYear() == day.getYear())
                                        .map(Day::day)
                                        .findFirst()
                                        .orElse(null),
                                day)
                        .list());
        loading.materialise(plan.id());
        return Verdict.ALLOWED;
    }
}
