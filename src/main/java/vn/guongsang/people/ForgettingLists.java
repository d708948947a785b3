package vn.guongsang.people;

import org.springframework.stereotype.Component;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;

/** A list of people whom nobody invited is not kept for ever. */
@Component
class ForgettingLists implements RecurringJob {

    private final InvitationLists lists;

    ForgettingLists(InvitationLists lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return "forget-invitation-lists";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(2, 50);
    }

    @Override
    public void run() {
        lists.forget();
    }
}
