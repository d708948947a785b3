package vn.guongsang.plan.pack.reading;

import java.util.Set;
import java.util.function.Consumer;

/** A check that compares needs something to compare with, or says what the plan leaves open. */
final class ChecksHaveAValue implements PackCheck {

    private static final Set<String> COMPARE_NOTHING = Set.of("trend", "document", "linked", "endorsement");

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (Draft.DraftEntry criterion : draft.in("criteria.sets.items")) {
            criterion
                    .node()
                    .get("check")
                    .filter(check -> check.text("type").isPresent())
                    .filter(check -> !check.has("value") && !check.has("open"))
                    .filter(check ->
                            !COMPARE_NOTHING.contains(check.text("type").orElseThrow()))
                    .filter(check ->
                            !check.text("operator").filter("present"::equals).isPresent())
                    .ifPresent(check -> report.accept(criterion.error("check", "check.no-value", criterion.id())));
        }
    }
}
