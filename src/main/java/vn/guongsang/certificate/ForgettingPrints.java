package vn.guongsang.certificate;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** Clears away the files of old prints; that they were printed stays. */
@Component
class ForgettingPrints implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    ForgettingPrints(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-prints";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(2, 50);
    }

    @Override
    public void run() {
        jdbc.sql("""
                        DELETE FROM certificate_print_part
                         WHERE print_id IN (SELECT id FROM certificate_print WHERE asked_at < :limit)
                        """)
                .param("limit", OffsetDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC))
                .update();
    }
}
