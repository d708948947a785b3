package vn.guongsang.signin.domain;

import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** Clears away counts of attempts that have come back by themselves. */
@Component
class ForgettingAttempts implements RecurringJob {

    private final Attempts attempts;

    ForgettingAttempts(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public String name() {
        return "forget-attempts";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(2, 45);
    }

    @Override
    public void run() {
        attempts.forgetOld();
    }
}
