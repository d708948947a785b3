package vn.guongsang.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** @param yearly it returns each year on this day */
    public record Day(
            String occasion, LocalDate day, boolean yearly, String basis, LocalDate setOn, String setByName) {}

    /**
     * An occasion that the plan leaves without a day.
     *
     * @param obligations what hangs on it
     * @param day null until the hub has set one
     */
    public record Undated(
            String id,
            String name,
            String clause,
            @Nullable Integer year,
            List<Obligation> obligations,
            @Nullable Day day) {}

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
        Map<String, Day> days = days(plan);
        return Stream.<Occasion>concat(pack.milestones().stream(), pack.events().stream())
                .filter(OccasionDays::isUndated)
                .map(occasion -> new Undated(
                        occasion.id(),
                        occasion.name(),
                        occasion instanceof Entry entry ? entry.clause() : "",
                        occasion.year() == null ? null : occasion.year().getValue(),
                        pack.obligations().stream()
                                .filter(obligation -> hangsOn(obligation, occasion.id()))
                                .toList(),
                        days.get(occasion.id())))
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

    private Map<String, Day> days(Plan plan) {
        var days = new LinkedHashMap<String, Day>();
        jdbc.sql("""
                        SELECT DISTINCT ON (occasion) occasion, day, yearly, basis, set_on, set_by_name
                          FROM plan_occasion_day
                         WHERE plan_id = :plan
                         ORDER BY occasion, id DESC
                        """).param("plan", plan.id()).query(Day.class).list().forEach(day -> days.put(day.occasion(), day));
        return days;
    }

    /** @param basis the paper, or the reason, by which that is the day */
    @Transactional
    public Verdict set(Actor by, Plan plan, String occasion, LocalDate day, boolean yearly, String basis) {
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
        if (undated.year() != null && !yearly && undated.year() != day.getYear()) {
            return Verdict.refusedBy(undated.clause(), "plan.occasion.refused.year", Objects.toString(undated.year()));
        }
        jdbc.sql("""
                        INSERT INTO plan_occasion_day (plan_id, occasion, day, yearly, basis,
                                                       set_on, set_at, set_by, set_by_name)
                        VALUES (:plan, :occasion, :day, :yearly, :basis, :today, :now, :account, :person)
                        """)
                .param("plan", plan.id())
                .param("occasion", occasion)
                .param("day", day)
                .param("yearly", yearly)
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
                                undated.day() == null ? null : undated.day().day(),
                                day)
                        .list());
        loading.materialise(plan.id());
        return Verdict.ALLOWED;
    }
}
