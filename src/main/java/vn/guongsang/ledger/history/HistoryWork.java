package vn.guongsang.ledger.history;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.job.LongWork;
import vn.guongsang.job.Outcome;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;
import vn.guongsang.ledger.history.Judged.Standing;

/** Looks through a long history of awards, or enters one. */
@Component
class HistoryWork implements LongWork {

    private final Histories histories;

    HistoryWork(Histories histories) {
        this.histories = histories;
    }

    @Override
    public String kind() {
        return Histories.KIND;
    }

    @Override
    public Outcome perform(Task task) {
        String[] input = task.input().split(" ");
        UUID id = UUID.fromString(input[1]);
        boolean write = input[0].equals("write");
        Map<Standing, Integer> counts = write
                ? histories.take(task.by(), id, task.progress()::reached)
                : histories.look(id, task.progress()::reached);
        return Outcome.done(
                        write ? "ledger.history.entered" : "ledger.history.looked",
                        Stream.of(Standing.NEW, Standing.SAME, Standing.ERROR)
                                .map(standing -> counts.getOrDefault(standing, 0))
                                .toArray())
                .at("/so-khen-thuong/nhap/" + id);
    }

    /** Files that were sent in are kept as long as the works that entered them. */
    @Component
    static class Forgetting implements RecurringJob {

        private static final Duration KEPT = Duration.ofDays(90);

        private final Histories histories;

        Forgetting(Histories histories) {
            this.histories = histories;
        }

        @Override
        public String name() {
            return "forget-histories";
        }

        @Override
        public Schedule schedule() {
            return Schedule.dailyAt(2, 45);
        }

        @Override
        public void run() {
            histories.forget(KEPT);
        }
    }
}
