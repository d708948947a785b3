package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Cadence;

/**
 * The stretch of time that one instance of an obligation is about.
 *
 * @param from and {@code to}: cut to the duty's window; null where open
 * @param whole the calendar period, whatever the window cuts off; null where the cadence does not follow
 *     the calendar
 * @param name of the conference or milestone it belongs to
 */
public record Period(
        Kind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Whole whole,
        @Nullable String name) {

    public enum Kind {
        CALENDAR,
        ONCE,
        CONFERENCE,
        MILESTONE,
        EVENT;

        static Kind of(Cadence cadence) {
            return switch (cadence) {
                case WEEKLY, MONTHLY, QUARTERLY, FOUR_MONTHLY, HALF_YEARLY, YEARLY -> CALENDAR;
                case ONCE -> ONCE;
                case PER_CONFERENCE -> CONFERENCE;
                case PER_MILESTONE -> MILESTONE;
                case ON_EVENT -> EVENT;
            };
        }
    }

    /**
     * A period of the calendar, both days included.
     *
     * @param months how many it has; 0 for weeks
     */
    public record Whole(LocalDate first, LocalDate last, int months) {

        YearMonth firstMonth() {
            return YearMonth.from(first);
        }

        YearMonth lastMonth() {
            return YearMonth.from(last);
        }
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return (from == null || !from.isAfter(last)) && (to == null || !to.isBefore(first));
    }

    boolean hasBegunOn(LocalDate day) {
        return from == null || !day.isBefore(from);
    }
}
