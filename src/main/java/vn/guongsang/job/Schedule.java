package vn.guongsang.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a recurring job is due again, by the real clock. */
public sealed interface Schedule {

    /** So long after its last end. */
    record Every(Duration pause) implements Schedule {}

    /** Once a day at this time in Vietnam. */
    record DailyAt(LocalTime time) implements Schedule {}

    static Schedule every(Duration pause) {
        return new Every(pause);
    }

    static Schedule dailyAt(int hour, int minute) {
        return new DailyAt(LocalTime.of(hour, minute));
    }

    /** The first moment after {@code end} at which it is due. */
    default Instant after(Instant end) {
        return switch (this) {
            case Every every -> end.plus(every.pause());
            case DailyAt daily -> {
                ZonedDateTime local = end.atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
                ZonedDateTime sameDay = local.with(daily.time());
                yield (sameDay.isAfter(local) ? sameDay : sameDay.plusDays(1)).toInstant();
            }
        };
    }
}
