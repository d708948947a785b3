package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.Window;

/**
 * When an occasion takes place; either end may be open.
 *
 * @param wholeYear only the year is known
 */
record Occurrence(@Nullable LocalDate first, @Nullable LocalDate last, boolean wholeYear) {

    /**
     * The occurrence in a period: a yearly occasion returns, any other takes place when it does. What does
     * not return is none in other years than its own.
     */
    static Optional<Occurrence> of(Occasion occasion, Period period) {
        return whenever(occasion, period)
                .filter(occurrence -> period.kind() != Period.Kind.YEAR || occurrence.touches(period.lastMonth()));
    }

    private boolean touches(@Nullable YearMonth lastMonth) {
        return lastMonth == null
                || (first == null || first.getYear() <= lastMonth.getYear())
                        && (last == null || last.getYear() >= lastMonth.getYear());
    }

    private static Optional<Occurrence> whenever(Occasion occasion, Period period) {
        LocalDate date = occasion.date();
        MonthDay yearly = occasion.yearly();
        Window window = occasion.window();
        Year year = occasion.year();
        if (date != null) {
            return Optional.of(new Occurrence(date, date, false));
        }
        if (yearly != null) {
            return yearlyIn(yearly, period);
        }
        if (window != null) {
            return Optional.of(new Occurrence(window.from(), window.to(), false));
        }
        return Optional.ofNullable(year).map(only -> new Occurrence(only.atDay(1), only.atDay(only.length()), true));
    }

    private static Optional<Occurrence> yearlyIn(MonthDay yearly, Period period) {
        LocalDate anchor = period.kind() == Period.Kind.YEAR || period.from() == null ? period.to() : period.from();
        if (anchor == null) {
            return Optional.empty();
        }
        LocalDate day = yearly.atYear(anchor.getYear());
        boolean over = period.kind() != Period.Kind.YEAR && period.from() != null && day.isBefore(period.from());
        LocalDate next = over ? yearly.atYear(anchor.getYear() + 1) : day;
        return Optional.of(new Occurrence(next, next, false));
    }
}
