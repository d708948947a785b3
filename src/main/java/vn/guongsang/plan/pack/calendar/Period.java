package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Cadence;

/**
 * The stretch of time that one instance of an obligation is about.
 *
 * @param from and {@code to}: cut to the duty's window; null where open
 * @param lastMonth the last month of the calendar period, whatever the window cuts off; null where
 *     the cadence does not follow the calendar
 * @param name of the conference or milestone it belongs to
 */
public record Period(
        Kind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable YearMonth lastMonth,
        @Nullable String name) {

    public enum Kind {
        MONTH(1),
        QUARTER(3),
        /** four months */
        THIRD(4),
        HALF_YEAR(6),
        YEAR(12),
        ONCE(0),
        CONFERENCE(0),
        MILESTONE(0),
        EVENT(0);

        private final int months;

        Kind(int months) {
            this.months = months;
        }

        int months() {
            return months;
        }

        static Kind of(Cadence cadence) {
            return switch (cadence) {
                case MONTHLY -> MONTH;
                case QUARTERLY -> QUARTER;
                case FOUR_MONTHLY -> THIRD;
                case HALF_YEARLY -> HALF_YEAR;
                case YEARLY -> YEAR;
                case ONCE -> ONCE;
                case PER_CONFERENCE -> CONFERENCE;
                case PER_MILESTONE -> MILESTONE;
                case ON_EVENT -> EVENT;
            };
        }
    }

    /** The first month of the calendar period that ends with a month. */
    YearMonth firstMonth(YearMonth last) {
        return last.minusMonths(kind.months() - 1L);
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return (from == null || !from.isAfter(last)) && (to == null || !to.isBefore(first));
    }

    boolean hasBegunOn(LocalDate day) {
        return from == null || !day.isBefore(from);
    }
}
