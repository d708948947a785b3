package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the day is found on which an obligation is due. {@code asWritten} keeps the plan's few words. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DueRule.OnDate.class, name = "date"),
    @JsonSubTypes.Type(value = DueRule.DayOfMonth.class, name = "day-of-month"),
    @JsonSubTypes.Type(value = DueRule.EndOfPeriod.class, name = "end-of-period"),
    @JsonSubTypes.Type(value = DueRule.DaysAfterPeriod.class, name = "days-after-period"),
    @JsonSubTypes.Type(value = DueRule.Within.class, name = "within"),
    @JsonSubTypes.Type(value = DueRule.OnMilestone.class, name = "on"),
    @JsonSubTypes.Type(value = DueRule.BeforeMilestone.class, name = "before"),
    @JsonSubTypes.Type(value = DueRule.Open.class, name = "open"),
    @JsonSubTypes.Type(value = DueRule.None.class, name = "none")
})
public sealed interface DueRule {

    @Nullable
    String asWritten();

    /** A day. {@code before} is read literally: the day before is the last on time. Null means by. */
    record OnDate(
            LocalDate date,
            @Nullable Boundary boundary,
            @Nullable String asWritten) implements DueRule {

        public boolean isBefore() {
            return boundary == Boundary.BEFORE;
        }
    }

    /**
     * A day of a month; in a shorter month its last day.
     *
     * @param month which one, seen from the period; null means this month for a monthly obligation
     *     and the last of the period for a longer one
     */
    record DayOfMonth(
            int day, @Nullable DueMonth month, @Nullable String asWritten) implements DueRule {}

    /** The last day of the period. */
    record EndOfPeriod(@Nullable String asWritten) implements DueRule {}

    /** So many days after the last day of the period. */
    record DaysAfterPeriod(int days, @Nullable String asWritten) implements DueRule {}

    /** From one day to another; the last is due. */
    record Within(
            @Nullable LocalDate from,
            LocalDate to,
            @Nullable String asWritten) implements DueRule {}

    /** On the occasion of a milestone or event. */
    record OnMilestone(String milestone, @Nullable String asWritten) implements DueRule {}

    /** Before a milestone or event: the day before is the last on time. */
    record BeforeMilestone(String milestone, @Nullable String asWritten) implements DueRule {}

    /** The plan gives no day: the hub sets it. */
    record Open(@Nullable String reason, @Nullable String asWritten) implements DueRule {}

    /** When it happens. */
    record None(@Nullable String asWritten) implements DueRule {}

    enum Boundary implements YamlNamed {
        /** chậm nhất ngày: to the end of that day */
        BY,
        /** trước ngày: the day before is the last */
        BEFORE
    }

    enum DueMonth implements YamlNamed {
        /** the month itself (monthly) */
        THIS,
        /** the month after the period */
        NEXT,
        /** the last month of a quarter, half-year or year */
        LAST
    }
}
