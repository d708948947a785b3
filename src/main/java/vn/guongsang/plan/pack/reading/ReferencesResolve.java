package vn.guongsang.plan.pack.reading;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Every reference leads to an entry, and to one of the right sort. */
final class ReferencesResolve implements PackCheck {

    private static final String ANY = "*";

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        java.util.Map<String, List<Draft.DraftEntry>> byId =
                draft.entries().stream().collect(Collectors.groupingBy(Draft.DraftEntry::id));
        for (Remarked reference : draft.remarked()) {
            if (reference.has("x-ref") && reference.node().text().isPresent()) {
                check(draft, byId, reference, report);
            }
        }
    }

    private static void check(
            Draft draft,
            java.util.Map<String, List<Draft.DraftEntry>> byId,
            Remarked reference,
            Consumer<Finding> report) {
        String id = reference.node().text().orElseThrow();
        Set<String> sorts = words(reference.schema().get("x-ref"));
        List<Draft.DraftEntry> found = byId.getOrDefault(id, List.of());
        if (id.isEmpty() || words(reference.schema().path("x-or")).contains(id)) {
            return;
        }
        if (found.isEmpty()) {
            report.accept(unknown(draft, reference, id, sorts));
        } else if (found.stream().noneMatch(entry -> isOf(sorts, entry))) {
            report.accept(Finding.error(
                    reference.node().at(),
                    reference.path(),
                    "ref.other-sort",
                    id,
                    found.getFirst().section(),
                    String.join(", ", sorts)));
        }
    }

    private static Finding unknown(Draft draft, Remarked reference, String id, Set<String> sorts) {
        List<String> candidates = draft.entries().stream()
                .filter(entry -> isOf(sorts, entry))
                .map(Draft.DraftEntry::id)
                .toList();
        String wanted = String.join(", ", sorts);
        return Suggestion.among(candidates, id)
                .map(meant -> Finding.error(
                        reference.node().at(), reference.path(), "ref.unknown-suggested", id, meant, wanted))
                .orElseGet(() -> Finding.error(reference.node().at(), reference.path(), "ref.unknown", id, wanted));
    }

    private static boolean isOf(Set<String> sorts, Draft.DraftEntry entry) {
        return sorts.contains(ANY) || sorts.contains(entry.section());
    }

    private static Set<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
