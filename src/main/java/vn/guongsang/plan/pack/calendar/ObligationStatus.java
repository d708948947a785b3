package vn.guongsang.plan.pack.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.YamlNamed;

/** Where an instance stands on a day, as long as nothing is known of what was filed. */
public enum ObligationStatus implements YamlNamed {
    /** its period has not begun, or it is not taken in yet */
    NOT_OPEN,
    OPEN,
    /** due within {@link #SOON_DAYS} days, today included */
    DUE_SOON,
    /** its due day is past */
    OVERDUE,
    /** it has no due day */
    UNDATED;

    public static final int SOON_DAYS = 7;

    static ObligationStatus on(LocalDate day, Period period, @Nullable LocalDate opens, Due due) {
        LocalDate last = due.day();
        if (last == null) {
            return UNDATED;
        }
        if (day.isAfter(last)) {
            return OVERDUE;
        }
        if (!period.hasBegunOn(day) || opens != null && day.isBefore(opens)) {
            return NOT_OPEN;
        }
        return day.isBefore(last.minusDays(SOON_DAYS)) ? OPEN : DUE_SOON;
    }
}
