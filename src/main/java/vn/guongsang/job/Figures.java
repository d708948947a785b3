package vn.guongsang.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What whoever watches the installation wants to know of its work in the background. */
@Component
class Figures implements MeterBinder {

    private static final Duration LATE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("guongsang.work.waiting", this, Figures::waiting)
                .description("long work that is queued or going on")
                .register(registry);
        Gauge.builder("guongsang.jobs.late", this, Figures::late)
                .description("recurring jobs that failed last time or are more than a quarter of an hour late")
                .register(registry);
    }

    private double waiting() {
        return jdbc.sql("SELECT count(*) FROM job_work WHERE state = 'QUEUED'")
                .query(Long.class)
                .single();
    }

    private double late() {
        return jdbc.sql("SELECT count(*) FROM job_recurring WHERE failure <> '' OR due_at < :late")
                .param("late", OffsetDateTime.ofInstant(clock.instant().minus(LATE), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
