package vn.guongsang.plan.pack;

import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which due rules make sense for which cadence; rules by the names that a pack gives them. Of what comes
 * every second, third … time the length of its periods counts.
 */
public final class DueFit {

    private static final List<String> ONE_OFF =
            List.of("date", "within", "on", "before", "days-after", "end-of-period", "days-after-period", "open");
    private static final List<String> WEEKLY = List.of("weekday", "end-of-period", "days-after-period", "open");
    private static final List<String> MONTHLY =
            List.of("day-of-month", "weekday-of-month", "working-day", "end-of-period", "days-after-period", "open");
    private static final List<String> PART_OF_YEAR = with(MONTHLY, "days-of-year");
    private static final List<String> YEARLY = with(PART_OF_YEAR, "within-months", "on", "before", "days-after");
    private static final List<String> ON_EVENT =
            List.of("none", "days-after-event", "on", "before", "days-after", "open");
    private static final int YEAR = 12;

    private DueFit() {}

    private static List<String> with(List<String> rules, String... more) {
        return Stream.concat(rules.stream(), Stream.of(more)).toList();
    }

    /** @param every of so many times of the cadence one; 1 means each */
    public static List<String> rulesFor(Cadence cadence, int every) {
        return switch (cadence) {
            case ONCE, PER_CONFERENCE, PER_MILESTONE -> ONE_OFF;
            case ON_EVENT -> ON_EVENT;
            case WEEKLY -> WEEKLY;
            case MONTHLY, QUARTERLY, FOUR_MONTHLY, HALF_YEARLY, YEARLY -> {
                long months = months(cadence, every);
                yield months == 1 ? MONTHLY : months < YEAR ? PART_OF_YEAR : YEARLY;
            }
        };
    }

    /** Which months a rule may name that is of a month, as a pack writes them. */
    public static Set<String> monthsFor(Cadence cadence, int every) {
        return months(cadence, every) == 1 ? Set.of("this", "next") : Set.of("first", "last", "next");
    }

    /** Whether a rule may name the month by its number: each period has each month. */
    public static boolean hasEveryMonth(Cadence cadence, int every) {
        return months(cadence, every) >= YEAR;
    }

    /** How many days {@code days-of-year} must name: one for each period of a year; 0 where years differ. */
    public static int daysFor(Cadence cadence, int every) {
        return hasEveryMonth(cadence, every)
                ? 1
                : Cycle.ofCalendar(Period.ofMonths((int) months(cadence, every)))
                        .inAYear();
    }

    private static long months(Cadence cadence, int every) {
        return cadence.length().toTotalMonths() * every;
    }

    public static boolean isRule(String name) {
        return Stream.of(ONE_OFF, WEEKLY, YEARLY, ON_EVENT).anyMatch(rules -> rules.contains(name));
    }

    public static boolean fits(Cadence cadence, int every, DueRule rule) {
        return rulesFor(cadence, every).contains(nameOf(rule));
    }

    /** The name of a rule in a pack. */
    public static String nameOf(DueRule rule) {
        return switch (rule) {
            case DueRule.OnDate date -> "date";
            case DueRule.OnWeekday weekday -> "weekday";
            case DueRule.DayOfMonth day -> "day-of-month";
            case DueRule.WeekdayOfMonth weekday -> "weekday-of-month";
            case DueRule.WorkingDay day -> "working-day";
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
}
