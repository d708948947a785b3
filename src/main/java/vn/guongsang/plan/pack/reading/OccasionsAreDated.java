package vn.guongsang.plan.pack.reading;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** "Before" a milestone says nothing while the milestone has no day: a person must then set one. */
final class OccasionsAreDated implements PackCheck {

    private static final List<String> DATED_BY = List.of("date", "yearly", "window");

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (Draft.DraftEntry entry : draft.in("obligations")) {
            entry.node()
                    .get("due")
                    .filter(due -> due.text("rule").filter("before"::equals).isPresent())
                    .ifPresent(due -> due.text("milestone")
                            .flatMap(draft::find)
                            .filter(occasion ->
                                    Stream.of("milestones", "events").anyMatch(occasion.section()::equals))
                            .filter(occasion -> DATED_BY.stream().noneMatch(occasion.node()::has))
                            .ifPresent(occasion -> report.accept(Finding.warning(
                                    due.keyAt("milestone"),
                                    entry.path() + "/due/milestone",
                                    "due.milestone-undated",
                                    occasion.id()))));
        }
    }
}
