package vn.guongsang.demo;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.Plans;
import vn.guongsang.verdict.Verdict;

/** Moves the business day of the demo world, forth and back; nothing is deleted by it. */
@Service
public class MovingTheDay {

    private final DemoDay day;
    private final Audit audit;
    private final Bodies bodies;
    private final Plans plans;
    private final PlanLoading loading;

    MovingTheDay(DemoDay day, Audit audit, Bodies bodies, Plans plans, PlanLoading loading) {
        this.day = day;
        this.audit = audit;
        this.bodies = bodies;
        this.plans = plans;
        this.loading = loading;
    }

    public Verdict mayMove(Actor actor) {
        if (!actor.answersForAll()) {
            return Verdict.refused("demo.administrator.forbidden");
        }
        return day.moved() ? Verdict.ALLOWED : Verdict.refused("demo.refused.real-day");
    }

    @Transactional
    public Verdict move(Actor by, LocalDate to) {
        Verdict verdict = mayMove(by);
        if (verdict.allowed()) {
            LocalDate from = day.today();
            audit.record(
                    by.by(),
                    "demo.day-moved",
                    Subject.of("installation", "day"),
                    "",
                    Map.of("from", from.toString(), "to", to.toString()),
                    Change.changes().of("frame.day", from, to).list());
            day.moveTo(to, by.name());
            bodies.settle(to);
            plans.all().forEach(plan -> loading.materialise(plan.id()));
        }
        return verdict;
    }
}
