package vn.guongsang.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.guongsang.time.BusinessDay;

/**
 * What was recorded ahead becomes true when its day comes: at start, after midnight, and when another node
 * moved the business day. Every node may do it; who comes second finds nothing to write.
 */
@Component
class PresentNames {

    private final Bodies bodies;
    private final BusinessDay day;
    private volatile @Nullable LocalDate settled;

    PresentNames(Bodies bodies, BusinessDay day) {
        this.bodies = bodies;
        this.day = day;
    }

    @Scheduled(fixedDelay = 10_000)
    void follow() {
        LocalDate today = day.today();
        if (!today.equals(settled)) {
            bodies.settle(today);
            settled = today;
        }
    }
}
