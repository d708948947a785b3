package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;

/** A quota says how many, or what is open about it. */
final class QuotasHaveNumbers implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        draft.in("quotas").stream()
                .filter(quota -> !quota.node().has("at-least") && !quota.node().has("open"))
                .forEach(quota -> report.accept(quota.error("id", "quota.no-numbers", quota.id())));
    }
}
