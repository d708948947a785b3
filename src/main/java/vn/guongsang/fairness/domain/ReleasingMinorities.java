package vn.guongsang.fairness.domain;

import org.springframework.stereotype.Component;
import vn.guongsang.fairness.Minorities;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** Every night: numbers of quarters that are over are told once and for all. */
@Component
class ReleasingMinorities implements RecurringJob {

    private final Minorities minorities;

    ReleasingMinorities(Minorities minorities) {
        this.minorities = minorities;
    }

    @Override
    public String name() {
        return "release-minorities";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(3, 10);
    }

    @Override
    public void run() {
        minorities.release();
    }
}
