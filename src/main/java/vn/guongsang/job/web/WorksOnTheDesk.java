package vn.guongsang.job.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.job.Work;
import vn.guongsang.job.Works;

/** What a person asked for: while it runs, and its result for some days after. */
@Component
class WorksOnTheDesk implements WorkSource {

    private static final Duration SHOWN = Duration.ofDays(3);
    private static final int MOST = 10;

    private final Works works;
    private final Clock clock;

    WorksOnTheDesk(Works works, Clock clock) {
        this.works = works;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> itemsFor(Actor actor) {
        return works.of(actor.accountId(), clock.instant().minus(SHOWN), MOST).stream()
                .map(WorksOnTheDesk::item)
                .toList();
    }

    private static WorkItem item(Work work) {
        Text what = Text.key("job.kind." + work.kind(), work.about());
        return new WorkItem(
                WorkItem.Group.BACKGROUND,
                Text.key("job.desk." + work.state(), what, work.done(), work.total()),
                "/tac-vu/" + work.id(),
                null,
                "",
                0);
    }
}
