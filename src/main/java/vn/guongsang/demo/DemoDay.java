package vn.guongsang.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.guongsang.time.BusinessDay;

/** The business day of a demo world; in a real installation the real day, whatever anybody wishes. */
@Primary
@Component
public class DemoDay implements BusinessDay {

    /** While the world is made, each act happens on its own day. */
    private static final ScopedValue<LocalDate> DURING = ScopedValue.newInstance();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay realDay;
    private volatile Optional<LocalDate> moved = Optional.empty();

    DemoDay(JdbcClient jdbc, Clock clock, @Qualifier("realDay") BusinessDay realDay) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.realDay = realDay;
    }

    @Override
    public LocalDate today() {
        return DURING.isBound() ? DURING.get() : moved.orElseGet(realDay::today);
    }

    @Override
    public boolean moved() {
        return moved.isPresent();
    }

    void moveTo(LocalDate day, String by) {
        jdbc.sql("INSERT INTO demo_day (day, moved_at, moved_by) VALUES (:day, :now, :by)")
                .param("day", day)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by)
                .update();
        moved = Optional.of(day);
    }

    /** Other nodes learn of a move within seconds. */
    @Scheduled(fixedDelay = 5_000)
    void look() {
        moved = jdbc.sql("SELECT day FROM demo_day ORDER BY id DESC LIMIT 1")
                .query(LocalDate.class)
                .optional();
    }

    static void during(LocalDate day, Runnable act) {
        ScopedValue.where(DURING, day).run(act);
    }
}
