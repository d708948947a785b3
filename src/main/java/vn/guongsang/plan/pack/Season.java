package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.time.MonthDay;
import vn.guongsang.time.LunarDays;

/**
 * The same days of every year, such as October to December, or the days of Tết; from a later to an earlier day it
 * goes over the turn of the year.
 *
 * @param from first day; the 29th of February is the 28th in a common year, the 30th of a short lunar month its 29th
 * @param to last day
 * @param lunar whether they are days of the lunar calendar; a leap month lies between its month and the next
 */
public record Season(MonthDay from, MonthDay to, boolean lunar) {

    public boolean contains(LocalDate day) {
        if (lunar) {
            return LunarDays.within(day, from, to);
        }
        MonthDay on = MonthDay.from(day);
        boolean begun = !on.isBefore(from) || from.atYear(day.getYear()).equals(day);
        return from.isAfter(to) ? begun || !on.isAfter(to) : begun && !on.isAfter(to);
    }
}
