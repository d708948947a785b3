package vn.guongsang.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** Clears away what was written long ago, also what a receiver paused since then was not told. */
@Component
class ForgettingDeliveries implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    ForgettingDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-webhooks";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(2, 40);
    }

    @Override
    public void run() {
        jdbc.sql("DELETE FROM webhook_delivery WHERE written_at < :limit")
                .param("limit", OffsetDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC))
                .update();
    }
}
