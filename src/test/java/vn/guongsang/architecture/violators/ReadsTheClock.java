package vn.guongsang.architecture.violators;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Supplier;

/** Does what {@code CodingRules.ONLY_TIME_READS_THE_CLOCK} forbids, once in each way. */
public class ReadsTheClock {

    Object instant() {
        return Instant.now();
    }

    Object day() {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    Object date() {
        return new Date();
    }

    Object milliseconds() {
        return System.currentTimeMillis();
    }

    Object ownClock() {
        return Clock.systemUTC();
    }

    Supplier<Instant> reference() {
        return Instant::now;
    }

    Object allowed(Clock injected) {
        return LocalDate.now(injected);
    }
}
