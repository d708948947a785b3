package vn.guongsang.job;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Clears away works that ended long ago. */
@Component
class Forgetting implements RecurringJob {

    private final Works works;
    private final Clock clock;

    Forgetting(Works works, Clock clock) {
        this.works = works;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-works";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(2, 30);
    }

    @Override
    public void run() {
        works.forget(clock.instant().minus(Works.KEPT));
    }
}
