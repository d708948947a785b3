package vn.guongsang.plan.pack.reading;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whoever leads a cluster or bloc does so by turns: what the head owes is owed by whose turn it is on the due day,
 * or who led on the first day of the period, perhaps another, owes it as well.
 */
final class HeadsOweOnTheDueDay implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        String reading = draft.root()
                .get("plan")
                .flatMap(plan -> plan.get("readings"))
                .flatMap(readings -> readings.text("joins"))
                .orElse("");
        for (Draft.DraftEntry entry : draft.in("obligations")) {
            boolean happens =
                    entry.node().text("cadence").filter("on-event"::equals).isPresent();
            if (!happens
                    && !entry.node().text("joins").orElse(reading).equals("due-day-only")
                    && entry.node()
                            .get("who")
                            .filter(who -> names(draft, who, new HashSet<>()))
                            .isPresent()) {
                report.accept(entry.warning(
                        "who",
                        "obligation.heads-by-turns",
                        entry.id(),
                        entry.clause().orElse("…")));
            }
        }
    }

    private static boolean names(Draft draft, Node bodies, Set<String> seen) {
        return bodies.elements().stream()
                .flatMap(id -> id.text().stream())
                .filter(seen::add)
                .flatMap(id -> draft.find(id).stream())
                .flatMap(body -> body.node().get("members").stream())
                .anyMatch(members -> choosesHeads(draft, members, seen));
    }

    private static boolean choosesHeads(Draft draft, Node selector, Set<String> seen) {
        return selector.has("head-of")
                || Set.of("body", "group").stream()
                        .anyMatch(key -> selector.get(key)
                                .filter(named -> names(draft, named, seen))
                                .isPresent())
                || selector.get("any")
                        .filter(any -> any.elements().stream().anyMatch(one -> choosesHeads(draft, one, seen)))
                        .isPresent();
    }
}
