package vn.guongsang.time;

import java.time.LocalDate;
import java.time.MonthDay;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;

/** Days of the Vietnamese lunar calendar ("20 tháng Chạp"), found in the calendar that offices use. */
public final class LunarDays {

    /** About when the lunar year begins, between 21 January and 20 February. */
    private static final MonthDay USUAL_NEW_YEAR = MonthDay.of(2, 5);

    /** Days from one lunar month to the next, leap months spread over all years. */
    private static final double USUAL_MONTH = 365.2425 / 12;

    private LunarDays() {}

    /**
     * A day of a lunar year. A month that comes twice is meant the first time; in a month of 29 days the 30th
     * is its last.
     *
     * @param year in which the lunar year begins
     * @param day month and day of the lunar calendar
     */
    public static LocalDate in(int year, MonthDay day) {
        EastAsianYear lunar = EastAsianYear.forGregorian(year);
        EastAsianMonth month = EastAsianMonth.valueOf(day.getMonthValue());
        LocalDate first = solar(VietnameseCalendar.of(lunar, month, 1));
        LocalDate found = first.plusDays(day.getDayOfMonth() - 1L);
        return day.getDayOfMonth() <= SHORTEST_MONTH || isIn(month, found) ? found : found.minusDays(1);
    }

    /** The day of the lunar month on a day of the calendar that offices use. */
    public static int dayOfMonth(LocalDate day) {
        return PlainDate.from(day).transform(VietnameseCalendar.class).getDayOfMonth();
    }

    private static final int SHORTEST_MONTH = 29;

    private static boolean isIn(EastAsianMonth month, LocalDate day) {
        return PlainDate.from(day)
                .transform(VietnameseCalendar.class)
                .getMonth()
                .equals(month);
    }

    private static LocalDate solar(VietnameseCalendar day) {
        return day.transform(PlainDate.class).toTemporalAccessor();
    }

    /**
     * The first from a day on, as its usual time of the year goes: so each year from that day has exactly one,
     * though lunar years are now shorter and now longer. It may itself lie some days before or after that year.
     */
    public static LocalDate from(LocalDate since, MonthDay day) {
        int year = since.getYear() - 1;
        while (usually(year, day).isBefore(since)) {
            year++;
        }
        return in(year, day);
    }

    private static LocalDate usually(int year, MonthDay day) {
        return USUAL_NEW_YEAR
                .atYear(year)
                .plusDays(Math.round((day.getMonthValue() - 1) * USUAL_MONTH) + day.getDayOfMonth() - 1);
    }
}
