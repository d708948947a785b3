package vn.guongsang.plan.pack.reading;

import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.YamlNamed;

/** Due rules as a pack says them: {@code {rule: day-of-month, day: 20}}. */
public final class DueRules {

    private static final PackBinder BINDER = new PackBinder();

    private DueRules() {}

    /** Empty for what is no rule. */
    public static Optional<DueRule> of(Map<String, Object> said) {
        try {
            return Optional.of(BINDER.due(said));
        } catch (JacksonException | IllegalArgumentException notARule) {
            return Optional.empty();
        }
    }

    /** What a rule leaves unsaid is left out. */
    public static Map<String, Object> said(DueRule rule) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("rule", DueFit.nameOf(rule));
        switch (rule) {
            case DueRule.OnDate on -> {
                said.put("date", on.date().toString());
                put(said, "boundary", on.boundary());
            }
            case DueRule.DayOfMonth on -> {
                said.put("day", on.day());
                put(said, "month", on.month());
                put(said, "boundary", on.boundary());
            }
            case DueRule.OnWeekday on -> put(said, "weekday", on.weekday());
            case DueRule.WeekdayOfMonth on -> {
                put(said, "weekday", on.weekday());
                put(said, "nth", on.nth());
                ofMonth(said, on.month(), on.ofYear());
            }
            case DueRule.WorkingDay on -> {
                said.put("nth", on.nth());
                ofMonth(said, on.month(), on.ofYear());
            }
            case DueRule.DaysOfYear on -> {
                said.put("days", on.days().stream().map(DueRules::monthAndDay).toList());
                if (on.lunar()) {
                    said.put("lunar", true);
                }
                if (on.afterPeriod()) {
                    said.put("after-period", true);
                }
                put(said, "boundary", on.boundary());
            }
            case DueRule.EndOfPeriod _, DueRule.Open _, DueRule.None _ -> {}
            case DueRule.DaysAfterPeriod after -> counted(said, after.days(), after.count());
            case DueRule.Within within -> {
                if (within.from() != null) {
                    said.put("from", within.from().toString());
                }
                said.put("to", within.to().toString());
            }
            case DueRule.WithinMonths within -> {
                said.put("first", within.first());
                said.put("last", within.last());
                if (within.nextYear()) {
                    said.put("next-year", true);
                }
            }
            case DueRule.OnMilestone on -> said.put("milestone", on.milestone());
            case DueRule.BeforeMilestone before -> {
                said.put("milestone", before.milestone());
                counted(said, before.days(), before.count());
            }
            case DueRule.AfterMilestone after -> {
                said.put("milestone", after.milestone());
                counted(said, after.days(), after.count());
            }
            case DueRule.AfterEvent after -> counted(said, after.days(), after.count());
        }
        put(said, "rest-day", rule.restDay());
        return said;
    }

    private static void ofMonth(Map<String, Object> said, DueRule.@Nullable DueMonth month, @Nullable Integer ofYear) {
        put(said, "month", month);
        if (ofYear != null) {
            said.put("month-of-year", ofYear);
        }
    }

    private static void counted(Map<String, Object> said, @Nullable Integer days, DueRule.@Nullable Count count) {
        if (days != null) {
            said.put("days", days);
        }
        put(said, "count", count);
    }

    private static void put(Map<String, Object> said, String key, @Nullable YamlNamed word) {
        if (word != null) {
            said.put(key, word.yaml());
        }
    }

    private static String monthAndDay(MonthDay day) {
        return day.toString().substring(2);
    }
}
