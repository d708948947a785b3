package vn.guongsang.privacy;

import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** Every night: what has been kept long enough is put before people. It ends nothing. */
@Component
class DailyProposal implements RecurringJob {

    private final Retention retention;

    DailyProposal(Retention retention) {
        this.retention = retention;
    }

    @Override
    public String name() {
        return "retention-proposals";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(2, 30);
    }

    @Override
    public void run() {
        retention.propose();
    }
}
