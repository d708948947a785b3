package vn.guongsang.signin.domain;

import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** Clears away counts of attempts that have come back by themselves, and what is over at the provider. */
@Component
class ForgettingAttempts implements RecurringJob {

    private final Attempts attempts;
    private final ProviderSessions sessions;

    ForgettingAttempts(Attempts attempts, ProviderSessions sessions) {
        this.attempts = attempts;
        this.sessions = sessions;
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
        sessions.forgetOld();
    }
}
