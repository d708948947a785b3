package vn.guongsang.plan.pack.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as packs write them: {@code 2023-06-21}, and a year alone. */
final class Dates {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH_AND_DAY = Pattern.compile("\\d{2}-\\d{2}");

    /** What lies before or after is a slip, and a calendar over thousands of years is no plan's. */
    static final int FIRST_YEAR = 1900;

    static final int LAST_YEAR = 2200;

    private Dates() {}

    static Optional<LocalDate> firstDay(String written) {
        return day(isYear(written) ? written + "-01-01" : written);
    }

    static Optional<LocalDate> lastDay(String written) {
        return day(isYear(written) ? written + "-12-31" : written);
    }

    static boolean isYear(String written) {
        return YEAR.matcher(written).matches();
    }

    /** A day or a year beyond all plans. */
    static boolean isFar(String written) {
        return firstDay(written)
                .filter(day -> day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)
                .isPresent();
    }

    /** Written like a date, and yet no day of any calendar. */
    static boolean looksRightButIsNone(String written) {
        return DAY.matcher(written).matches() && day(written).isEmpty()
                || MONTH_AND_DAY.matcher(written).matches()
                        && monthAndDay(written).isEmpty();
    }

    /** Day and month, written {@code 06-11}. */
    static Optional<MonthDay> monthAndDay(String written) {
        try {
            return Optional.of(MonthDay.parse("--" + written));
        } catch (DateTimeException notThere) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException notThere) {
            return Optional.empty();
        }
    }
}
