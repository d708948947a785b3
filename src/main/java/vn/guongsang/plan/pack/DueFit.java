package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Set;

/** Which due rules make sense for which cadence; rules by the names that a pack gives them. */
public final class DueFit {

    private static final List<String> ONE_OFF =
            List.of("date", "within", "on", "before", "days-after", "end-of-period", "days-after-period", "open");
    private static final List<String> MONTHLY = List.of("day-of-month", "end-of-period", "days-after-period", "open");
    private static final List<String> PART_OF_YEAR =
            List.of("day-of-month", "days-of-year", "end-of-period", "days-after-period", "open");
    private static final List<String> YEARLY = List.of(
            "day-of-month",
            "days-of-year",
            "within-months",
            "end-of-period",
            "days-after-period",
            "on",
            "before",
            "days-after",
            "open");
    private static final List<String> ON_EVENT =
            List.of("none", "days-after-event", "on", "before", "days-after", "open");

    private DueFit() {}

    public static List<String> rulesFor(Cadence cadence) {
        return switch (cadence) {
            case ONCE, PER_CONFERENCE, PER_MILESTONE -> ONE_OFF;
            case MONTHLY -> MONTHLY;
            case QUARTERLY, FOUR_MONTHLY, HALF_YEARLY -> PART_OF_YEAR;
            case YEARLY -> YEARLY;
            case ON_EVENT -> ON_EVENT;
        };
    }

    /** Which months {@code day-of-month} may name, as a pack writes them. */
    public static Set<String> monthsFor(Cadence cadence) {
        return cadence == Cadence.MONTHLY ? Set.of("this", "next") : Set.of("first", "last", "next");
    }

    public static boolean isRule(String name) {
        return ONE_OFF.contains(name)
                || PART_OF_YEAR.contains(name)
                || YEARLY.contains(name)
                || ON_EVENT.contains(name);
    }

    public static boolean fits(Cadence cadence, DueRule rule) {
        return rulesFor(cadence).contains(nameOf(rule));
    }

    /** The name of a rule in a pack. */
    public static String nameOf(DueRule rule) {
        return switch (rule) {
            case DueRule.OnDate date -> "date";
            case DueRule.DayOfMonth day -> "day-of-month";
            case DueRule.DaysOfYear days -> "days-of-year";
            case DueRule.EndOfPeriod end -> "end-of-period";
            case DueRule.DaysAfterPeriod days -> "days-after-period";
            case DueRule.Within within -> "within";
            case DueRule.WithinMonths months -> "within-months";
            case DueRule.OnMilestone on -> "on";
            case DueRule.BeforeMilestone before -> "before";
            case DueRule.AfterMilestone after -> "days-after";
            case DueRule.AfterEvent after -> "days-after-event";
            case DueRule.Open open -> "open";
            case DueRule.None none -> "none";
        };
    }

    /** How many days {@code days-of-year} must name: one for each period of a year. */
    public static int daysFor(Cadence cadence) {
        return cadence.months() == 0 ? 0 : 12 / cadence.months();
    }
}
