package vn.guongsang.plan.pack.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An id belongs to one entry of the file, in whichever section. */
final class IdsAreUnique implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        Map<String, Draft.DraftEntry> seen = new HashMap<>();
        for (Draft.DraftEntry entry : draft.entries()) {
            Draft.DraftEntry first = seen.putIfAbsent(entry.id(), entry);
            if (first != null) {
                int line = first.node().keyAt("id").line();
                report.accept(entry.error("id", "id.twice", entry.id(), Integer.toString(line)));
            }
        }
    }
}
