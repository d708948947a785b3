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

    /**
     * Whether a day lies between two days of the lunar year, both included, over its turn where the first is the
     * later one. Days of a leap month come after all of its month.
     */
    public static boolean within(LocalDate day, MonthDay from, MonthDay to) {
        VietnameseCalendar lunar = PlainDate.from(day).transform(VietnameseCalendar.class);
        int month =
                lunar.getMonth().getNumber() * LONGEST_YEAR + (lunar.getMonth().isLeap() ? LONGEST_MONTH : 0);
        int at = month + lunar.getDayOfMonth();
        boolean last = lunar.getDayOfMonth() == lunar.lengthOfMonth();
        int first = from.getMonthValue() * LONGEST_YEAR + from.getDayOfMonth();
        int end = to.getMonthValue() * LONGEST_YEAR + to.getDayOfMonth();
        boolean begun = (last ? month + LONGEST_MONTH : at) >= first;
        return first > end ? begun || at <= end : begun && at <= end;
    }

    private static final int LONGEST_MONTH = 30;

    /** Larger than any day of a month, or of a month and its leap month. */
    private static final int LONGEST_YEAR = 100;

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
