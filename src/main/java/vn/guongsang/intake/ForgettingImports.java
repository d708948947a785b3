package vn.guongsang.intake;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** Files that were sent in are kept as long as the works that wrote them. */
@Component
class ForgettingImports implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final Imports imports;
    private final Clock clock;

    ForgettingImports(Imports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-imports";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(2, 40);
    }

    @Override
    public void run() {
        imports.forget(clock.instant().minus(KEPT));
    }
}
