package vn.guongsang.plan.pack.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * "Before" a milestone says nothing while the milestone has no day: a person must then set one. And what is
 * owed every year cannot hang on a day that comes once. What has another day each year has one.
 */
final class OccasionsAreDated implements PackCheck {

    private static final List<String> DATED_BY = List.of("date", "yearly", "dates", "window");

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        Stream.of("milestones", "events")
                .flatMap(section -> draft.in(section).stream())
                .filter(occasion -> occasion.node().has("dates"))
                .forEach(occasion -> eachYearHasOneDay(occasion, report));
        for (Draft.DraftEntry entry : draft.in("obligations")) {
            whatReturnsHangsOnWhatReturns(draft, entry, report);
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

    private static void eachYearHasOneDay(Draft.DraftEntry occasion, Consumer<Finding> report) {
        if (Stream.of("date", "yearly", "year", "window").anyMatch(occasion.node()::has)) {
            report.accept(occasion.error("dates", "milestone.dates-and-day", occasion.id()));
        }
        Set<Integer> years = new HashSet<>();
        occasion.node().get("dates").map(Node::elements).orElse(List.of()).stream()
                .flatMap(day -> day.text().flatMap(Dates::firstDay).stream())
                .filter(day -> !years.add(day.getYear()))
                .findFirst()
                .ifPresent(day -> report.accept(occasion.error(
                        "dates", "milestone.dates-of-one-year", occasion.id(), Integer.toString(day.getYear()))));
    }

    private static void whatReturnsHangsOnWhatReturns(Draft draft, Draft.DraftEntry entry, Consumer<Finding> report) {
        if (entry.node().text("cadence").filter("yearly"::equals).isEmpty()) {
            return;
        }
        entry.node()
                .get("due")
                .ifPresent(due -> due.text("milestone")
                        .flatMap(draft::find)
                        .filter(occasion -> ONCE.stream().anyMatch(occasion.node()::has))
                        .ifPresent(occasion -> report.accept(Finding.warning(
                                due.keyAt("milestone"),
                                entry.path() + "/due/milestone",
                                "due.milestone-comes-once",
                                occasion.id(),
                                entry.clause().orElse("…")))));
    }

    private static final List<String> ONCE = List.of("date", "year", "window");
}
