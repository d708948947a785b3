package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Set;

/** Which due rules make sense for which cadence; rules by the names that a pack gives them. */
public final class DueFit {

    private static final List<String> ONE_OFF =
            List.of("date", "within", "on", "before", "end-of-period", "days-after-period", "open");
    private static final List<String> PERIODIC = List.of("day-of-month", "end-of-period", "days-after-period", "open");
    private static final List<String> YEARLY =
            List.of("day-of-month", "end-of-period", "days-after-period", "on", "before", "open");
    private static final List<String> ON_EVENT = List.of("none", "on", "before", "open");

    private DueFit() {}

    public static List<String> rulesFor(Cadence cadence) {
        return switch (cadence) {
            case ONCE, PER_CONFERENCE, PER_MILESTONE -> ONE_OFF;
            case MONTHLY, QUARTERLY, HALF_YEARLY -> PERIODIC;
            case YEARLY -> YEARLY;
            case ON_EVENT -> ON_EVENT;
        };
    }

    /** Which months {@code day-of-month} may name, as a pack writes them. */
    public static Set<String> monthsFor(Cadence cadence) {
        return cadence == Cadence.MONTHLY ? Set.of("this", "next") : Set.of("last", "next");
    }

    public static boolean isRule(String name) {
        return ONE_OFF.contains(name) || YEARLY.contains(name) || ON_EVENT.contains(name);
    }

    public static boolean fits(Cadence cadence, DueRule rule) {
        return rulesFor(cadence).contains(nameOf(rule));
    }

    /** The name of a rule in a pack. */
    public static String nameOf(DueRule rule) {
        return switch (rule) {
            case DueRule.OnDate date -> "date";
            case DueRule.DayOfMonth day -> "day-of-month";
            case DueRule.EndOfPeriod end -> "end-of-period";
            case DueRule.DaysAfterPeriod days -> "days-after-period";
            case DueRule.Within within -> "within";
            case DueRule.OnMilestone on -> "on";
            case DueRule.BeforeMilestone before -> "before";
            case DueRule.Open open -> "open";
            case DueRule.None none -> "none";
        };
    }
}
