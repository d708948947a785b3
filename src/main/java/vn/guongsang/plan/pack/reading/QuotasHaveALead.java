package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;

/** Somebody answers for each quota: its own lead or that of its movement. */
final class QuotasHaveALead implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (Draft.DraftEntry quota : draft.in("quotas")) {
            if (hasLead(quota.node())) {
                continue;
            }
            quota.node()
                    .text("movement")
                    .flatMap(id -> draft.in("movements").stream()
                            .filter(movement -> movement.id().equals(id))
                            .findFirst())
                    .filter(movement -> !hasLead(movement.node()))
                    .ifPresent(movement ->
                            report.accept(movement.error("id", "movement.no-lead", movement.id(), quota.id())));
        }
    }

    private static boolean hasLead(Node node) {
        return node.get("lead").filter(lead -> !lead.elements().isEmpty()).isPresent();
    }
}
