package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * Periods that follow each other without a gap, all of one length.
 *
 * @param length in months or in days
 * @param start the first day of one of them
 */
public record Cycle(Period length, LocalDate start) {

    /** The first Monday that begins a year and a century: months, quarters, years and weeks all begin on it. */
    private static final LocalDate CALENDAR = LocalDate.of(2001, 1, 1);

    /** As the calendar has them. */
    public static Cycle ofCalendar(Period length) {
        return new Cycle(length, CALENDAR);
    }

    /** The number of the period in which a day lies; that of {@link #start} is 0. */
    public long at(LocalDate day) {
        long periods = length.toTotalMonths() == 0
                ? Math.floorDiv(ChronoUnit.DAYS.between(start, day), (long) length.getDays())
                : Math.floorDiv(ChronoUnit.MONTHS.between(start, day), length.toTotalMonths());
        while (begin(periods).isAfter(day)) {
            periods--;
        }
        while (!begin(periods + 1).isAfter(day)) {
            periods++;
        }
        return periods;
    }

    /** The first day of a period. */
    public LocalDate begin(long period) {
        return length.toTotalMonths() == 0
                ? start.plusDays(period * length.getDays())
                : start.plusMonths(period * length.toTotalMonths());
    }

    /** Its last day. */
    public LocalDate end(long period) {
        return begin(period + 1).minusDays(1);
    }

    /** Whether the periods of every year are alike: then so many make a year, else 0. */
    public int inAYear() {
        long months = length.toTotalMonths();
        return months > 0 && 12 % months == 0 ? (int) (12 / months) : 0;
    }
}
