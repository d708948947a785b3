package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the day is found on which an obligation is due: a small, closed language. Rules that mean the same
 * are equal, since what a rule leaves unsaid and what it says as it holds anyway are one: null. The plan's
 * own words for it are no part of the rule; they stay in the pack's entries.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DueRule.OnDate.class, name = "date"),
    @JsonSubTypes.Type(value = DueRule.DayOfMonth.class, name = "day-of-month"),
    @JsonSubTypes.Type(value = DueRule.OnWeekday.class, name = "weekday"),
    @JsonSubTypes.Type(value = DueRule.WeekdayOfMonth.class, name = "weekday-of-month"),
    @JsonSubTypes.Type(value = DueRule.WorkingDay.class, name = "working-day"),
    @JsonSubTypes.Type(value = DueRule.DaysOfYear.class, name = "days-of-year"),
    @JsonSubTypes.Type(value = DueRule.EndOfPeriod.class, name = "end-of-period"),
    @JsonSubTypes.Type(value = DueRule.DaysAfterPeriod.class, name = "days-after-period"),
    @JsonSubTypes.Type(value = DueRule.Within.class, name = "within"),
    @JsonSubTypes.Type(value = DueRule.WithinMonths.class, name = "within-months"),
    @JsonSubTypes.Type(value = DueRule.OnMilestone.class, name = "on"),
    @JsonSubTypes.Type(value = DueRule.BeforeMilestone.class, name = "before"),
    @JsonSubTypes.Type(value = DueRule.AfterMilestone.class, name = "days-after"),
    @JsonSubTypes.Type(value = DueRule.AfterEvent.class, name = "days-after-event"),
    @JsonSubTypes.Type(value = DueRule.Open.class, name = "open"),
    @JsonSubTypes.Type(value = DueRule.None.class, name = "none")
})
public sealed interface DueRule {

    /** What becomes of a day that is not worked; null where the plan's own reading holds. */
    default @Nullable RestDay restDay() {
        return null;
    }

    /** A day. */
    record OnDate(
            LocalDate date,
            @Nullable Boundary boundary,
            @Nullable RestDay restDay) implements DueRule {

        public OnDate {
            boundary = Boundary.said(boundary);
        }

        public boolean isBefore() {
            return boundary == Boundary.BEFORE;
        }
    }

    /**
     * A day of a month; in a shorter month its last day.
     *
     * @param month which one, seen from the period; null means its last
     */
    record DayOfMonth(
            int day,
            @Nullable DueMonth month,
            @Nullable Boundary boundary,
            @Nullable RestDay restDay) implements DueRule {

        public DayOfMonth {
            month = DueMonth.said(month);
            boundary = Boundary.said(boundary);
        }

        public boolean isBefore() {
            return boundary == Boundary.BEFORE;
        }
    }

    /** A day of the week; of several weeks that of the first. */
    record OnWeekday(Weekday weekday, @Nullable RestDay restDay) implements DueRule {}

    /**
     * The first, second … or last Monday (and so on) of a month.
     *
     * @param month which one, seen from the period; null means its last
     * @param ofYear the first month of this number (1 to 12) that begins in the period, in place of {@code month}
     */
    record WeekdayOfMonth(
            Weekday weekday,
            Nth nth,
            @Nullable DueMonth month,
            @JsonProperty("month-of-year") @Nullable Integer ofYear,
            @Nullable RestDay restDay)
            implements DueRule {

        public WeekdayOfMonth {
            month = DueMonth.said(month);
        }
    }

    /**
     * So many working days into a month.
     *
     * @param month and {@code ofYear}: as in {@link WeekdayOfMonth}
     */
    record WorkingDay(
            int nth,
            @Nullable DueMonth month,
            @JsonProperty("month-of-year") @Nullable Integer ofYear) implements DueRule {

        public WorkingDay {
            month = DueMonth.said(month);
        }
    }

    /**
     * Days of every year, one for each period of it: the first such day from the beginning of the period.
     *
     * @param afterPeriod the first such day after the end of the period instead
     * @param lunar of the lunar calendar, of which the one day counts whose usual time of the year lies in the period
     */
    record DaysOfYear(
            List<MonthDay> days,
            boolean afterPeriod,
            boolean lunar,
            @Nullable Boundary boundary,
            @Nullable RestDay restDay)
            implements DueRule {

        public DaysOfYear {
            days = List.copyOf(days);
            boundary = Boundary.said(boundary);
        }

        public boolean isBefore() {
            return boundary == Boundary.BEFORE;
        }
    }

    /** The last day of the period. */
    record EndOfPeriod(@Nullable RestDay restDay) implements DueRule {}

    /** So many days after the last day of the period. */
    record DaysAfterPeriod(
            int days, @Nullable Count count, @Nullable RestDay restDay) implements DueRule {

        public DaysAfterPeriod {
            count = Count.said(count);
        }
    }

    /** From one day to another; the last is due. */
    record Within(
            @Nullable LocalDate from,
            LocalDate to,
            @Nullable RestDay restDay) implements DueRule {}

    /**
     * Within months of every year, such as a quarter; the last day of the last month is due.
     *
     * @param first and {@code last}: 1 to 12
     * @param nextYear of the year after the period
     */
    record WithinMonths(
            int first, int last, boolean nextYear, @Nullable RestDay restDay) implements DueRule {}

    /** On the occasion of a milestone or event. */
    record OnMilestone(String milestone, @Nullable RestDay restDay) implements DueRule {}

    /**
     * Before a milestone or event.
     *
     * @param days how many days before it at the latest; null means one, the day before
     */
    record BeforeMilestone(
            String milestone,
            @Nullable Integer days,
            @Nullable Count count,
            @Nullable RestDay restDay) implements DueRule {

        public BeforeMilestone {
            count = Count.said(count);
            days = days != null && days == 1 && count == null ? null : days;
        }
    }

    /** So many days after the last day of a milestone or event. */
    record AfterMilestone(
            String milestone,
            int days,
            @Nullable Count count,
            @Nullable RestDay restDay) implements DueRule {

        public AfterMilestone {
            count = Count.said(count);
        }
    }

    /** So many days after that happens of which the obligation tells; without a day until it has. */
    record AfterEvent(
            int days, @Nullable Count count, @Nullable RestDay restDay) implements DueRule {

        public AfterEvent {
            count = Count.said(count);
        }
    }

    /** The plan gives no day: the hub sets it. */
    record Open() implements DueRule {}

    /** When it happens. */
    record None() implements DueRule {}

    enum Boundary implements YamlNamed {
        /** chậm nhất ngày: to the end of that day; what a rule without boundary means */
        BY,
        /** trước ngày: as the plan reads it, by the letter the day before is the last */
        BEFORE;

        private static @Nullable Boundary said(@Nullable Boundary boundary) {
            return boundary == BY ? null : boundary;
        }
    }

    enum DueMonth implements YamlNamed {
        /** the month itself (monthly); the same as {@link #LAST} */
        THIS,
        /** the month after the period */
        NEXT,
        /** the last month of the period; what a rule without month means */
        LAST,
        /** the first month of a longer period */
        FIRST;

        private static @Nullable DueMonth said(@Nullable DueMonth month) {
            return month == THIS || month == LAST ? null : month;
        }
    }

    enum Weekday implements YamlNamed {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY;

        public DayOfWeek day() {
            return DayOfWeek.of(ordinal() + 1);
        }
    }

    enum Nth implements YamlNamed {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        LAST
    }

    enum Count implements YamlNamed {
        /** every day; what a rule without count means */
        CALENDAR,
        WORKING;

        private static @Nullable Count said(@Nullable Count count) {
            return count == CALENDAR ? null : count;
        }
    }
}
