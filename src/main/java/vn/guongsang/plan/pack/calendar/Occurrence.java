package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Occasion;
import vn.guongsang.plan.pack.Window;
import vn.guongsang.time.LunarDays;

/**
 * When an occasion takes place; either end may be open.
 *
 * @param wholeYear only the year is known
 */
record Occurrence(@Nullable LocalDate first, @Nullable LocalDate last, boolean wholeYear) {

    /**
     * The occurrence in a period: a yearly occasion returns, one with a day for each year takes place in those years,
     * any other when it does. What does not return is none in other years than that in which it ends.
     */
    static Optional<Occurrence> of(Occasion occasion, Period period) {
        if (!occasion.dates().isEmpty()) {
            return ofItsYear(occasion, period).map(day -> new Occurrence(day, day, false));
        }
        return occasion.yearly() != null
                ? yearlyIn(occasion, period).map(day -> new Occurrence(day, day, false))
                : once(occasion).filter(occurrence -> occurrence.endsIn(period.whole()));
    }

    private static Optional<LocalDate> ofItsYear(Occasion occasion, Period period) {
        Period.Whole year = period.whole();
        LocalDate first = year == null ? period.from() : year.first();
        return occasion.dates().stream()
                .filter(day -> first == null || !day.isBefore(first))
                .filter(day -> year == null || !day.isAfter(year.last()))
                .min(LocalDate::compareTo);
    }

    private boolean endsIn(Period.@Nullable Whole year) {
        LocalDate day = last == null ? first : last;
        return year == null || day == null || !day.isBefore(year.first()) && !day.isAfter(year.last());
    }

    private static Optional<Occurrence> once(Occasion occasion) {
        LocalDate date = occasion.date();
        Window window = occasion.window();
        Year year = occasion.year();
        if (date != null) {
            return Optional.of(new Occurrence(date, date, false));
        }
        if (window != null) {
            return Optional.of(new Occurrence(window.from(), window.to(), false));
        }
        return Optional.ofNullable(year).map(only -> new Occurrence(only.atDay(1), only.atDay(only.length()), true));
    }

    private static Optional<LocalDate> yearlyIn(Occasion occasion, Period period) {
        if (period.whole() != null) {
            return Optional.of(yearly(occasion, period.whole().first()));
        }
        LocalDate anchor = period.from() == null ? period.to() : period.from();
        return Optional.ofNullable(anchor).map(day -> day.withDayOfYear(1)).map(year -> {
            LocalDate thisYear = yearly(occasion, year);
            boolean over = period.from() != null && thisYear.isBefore(period.from());
            return over ? yearly(occasion, year.plusYears(1)) : thisYear;
        });
    }

    /** The first time from a day on that a yearly occasion comes. */
    static LocalDate yearly(Occasion occasion, LocalDate since) {
        return yearly(Objects.requireNonNull(occasion.yearly()), occasion.lunar(), since);
    }

    /** The first such day from a day on. */
    static LocalDate yearly(MonthDay day, boolean lunar, LocalDate since) {
        if (lunar) {
            return LunarDays.from(since, day);
        }
        LocalDate thisYear = day.atYear(since.getYear());
        return thisYear.isBefore(since) ? day.atYear(since.getYear() + 1) : thisYear;
    }
}
