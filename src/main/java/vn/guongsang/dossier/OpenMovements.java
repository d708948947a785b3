package vn.guongsang.dossier;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;

/** The movements under which a body may put somebody forward: those of the plans in which it plays a part. */
@Component
public class OpenMovements {

    private final Parts parts;
    private final Plans plans;
    private final Movements movements;
    private final BusinessDay day;

    OpenMovements(Parts parts, Plans plans, Movements movements, BusinessDay day) {
        this.parts = parts;
        this.plans = plans;
        this.movements = movements;
        this.day = day;
    }

    /** @param plan its short title */
    public record Open(Under under, String name, String plan) {}

    /** Plan by plan, in the order of each. */
    public List<Open> to(UUID body) {
        return parts.of(body).keySet().stream()
                .map(plans::get)
                .flatMap(plan -> movements.openTo(plan.id(), body, day.today(), "").stream()
                        .map(known -> open(plan, known)))
                .toList();
    }

    private static Open open(Plan plan, Movements.Known known) {
        return new Open(new Under(plan.id(), known.code()), known.label(), plan.shortTitle());
    }

    boolean isOpen(UUID body, Under under) {
        return parts.playsAny(body, under.plan())
                && movements.isOpenTo(under.plan(), body, under.movement(), day.today(), "");
    }

    public String nameOf(Under under) {
        return movements.nameOf(under.plan(), under.movement());
    }
}
