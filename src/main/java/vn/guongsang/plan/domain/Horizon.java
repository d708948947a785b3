package vn.guongsang.plan.domain;

import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;
import vn.guongsang.plan.PlanLoading;

/** Duties without an end are laid out a little further each day; a day on which nothing comes costs nothing. */
@Component
class Horizon implements RecurringJob {

    private final PlanLoading loading;

    Horizon(PlanLoading loading) {
        this.loading = loading;
    }

    @Override
    public String name() {
        return "plan-horizon";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(0, 20);
    }

    @Override
    public void run() {
        loading.extendHorizon();
    }
}
