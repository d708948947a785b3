package vn.guongsang.plan.pack.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Nobody can keep a deadline that was over when the plan was issued. */
final class DeadlinesFollowPublication implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        Optional<LocalDate> issued = draft.root()
                .get("plan")
                .flatMap(plan -> plan.get("issued"))
                .flatMap(date -> date.text("on").or(() -> date.text("not-before")))
                .flatMap(Dates::firstDay);
        issued.ifPresent(day -> draft.in("obligations").forEach(entry -> {
            deadline(entry, "due", List.of("date", "to"), day, report);
            deadline(entry, "", List.of("first-due", "last-due"), day, report);
        }));
    }

    private static void deadline(
            Draft.DraftEntry entry, String under, List<String> keys, LocalDate issued, Consumer<Finding> report) {
        Optional<Node> node =
                under.isEmpty() ? Optional.of(entry.node()) : entry.node().get(under);
        String path = under.isEmpty() ? entry.path() : entry.path() + "/" + under;
        node.ifPresent(holder -> keys.stream()
                .flatMap(key -> holder.text(key).flatMap(Dates::lastDay).stream()
                        .filter(day -> day.isBefore(issued))
                        .flatMap(day -> Stream.of(Finding.warning(
                                holder.keyAt(key),
                                path + "/" + key,
                                "due.before-publication",
                                entry.id(),
                                entry.clause().orElse("…"),
                                day.toString(),
                                issued.toString()))))
                .forEach(report));
    }
}
