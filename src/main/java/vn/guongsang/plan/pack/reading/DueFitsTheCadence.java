package vn.guongsang.plan.pack.reading;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.DueFit;

/** A due rule and a cadence must go together, e.g. a day of the month and "once" do not. */
final class DueFitsTheCadence implements PackCheck {

    private static final int SHORTEST_MONTH = 28;

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (Draft.DraftEntry entry : draft.in("obligations")) {
            Optional<Cadence> cadence = entry.node().text("cadence").flatMap(DueFitsTheCadence::cadence);
            Optional<String> rule = entry.node().get("due").flatMap(due -> due.text("rule"));
            if (cadence.isPresent() && rule.isPresent()) {
                checkRule(entry, cadence.get(), rule.get(), report);
            }
        }
    }

    private static void checkRule(Draft.DraftEntry entry, Cadence cadence, String rule, Consumer<Finding> report) {
        Node due = entry.node().get("due").orElseThrow();
        String path = entry.path() + "/due";
        if (!DueFit.isRule(rule)) {
            return;
        }
        if (!DueFit.rulesFor(cadence).contains(rule)) {
            report.accept(
                    rule.equals("none")
                            ? Finding.error(due.keyAt("rule"), path + "/rule", "due.none-not-on-event")
                            : Finding.error(
                                    due.keyAt("rule"),
                                    path + "/rule",
                                    "due.does-not-fit",
                                    rule,
                                    cadence.yaml(),
                                    String.join(", ", DueFit.rulesFor(cadence))));
            return;
        }
        switch (rule) {
            case "day-of-month" -> checkDayOfMonth(due, path, cadence, report);
            case "days-of-year" -> checkDaysOfYear(due, path, cadence, report);
            case "within-months" -> checkMonths(due, path, report);
            default -> {}
        }
    }

    private static void checkDayOfMonth(Node due, String path, Cadence cadence, Consumer<Finding> report) {
        Set<String> months = DueFit.monthsFor(cadence);
        due.text("month")
                .filter(month -> !months.contains(month))
                .ifPresent(month -> report.accept(Finding.error(
                        due.keyAt("month"),
                        path + "/month",
                        "due.month-does-not-fit",
                        month,
                        cadence.yaml(),
                        String.join(", ", months))));
        due.number("day")
                .filter(day -> day > SHORTEST_MONTH && day <= 31)
                .ifPresent(day -> report.accept(Finding.warning(
                        due.keyAt("day"), path + "/day", "due.day-not-in-every-month", Integer.toString(day))));
    }

    /** Each period of a year has its day, and each day its period. */
    private static void checkDaysOfYear(Node due, String path, Cadence cadence, Consumer<Finding> report) {
        List<MonthDay> days = due.get("days").map(Node::elements).orElse(List.of()).stream()
                .flatMap(day -> day.text().flatMap(Dates::monthAndDay).stream())
                .toList();
        boolean after = due.get("after-period")
                .map(Node::plain)
                .filter(Boolean.TRUE::equals)
                .isPresent();
        int periods = DueFit.daysFor(cadence);
        Set<MonthDay> used = IntStream.range(0, periods)
                .mapToObj(period ->
                        LocalDate.of(2001, 1, 1).plusMonths((long) cadence.months() * (after ? period + 1 : period)))
                .flatMap(since -> days.stream()
                        .min(Comparator.comparing(
                                day -> day.atYear(since.getYear()).isBefore(since)
                                        ? day.atYear(since.getYear() + 1)
                                        : day.atYear(since.getYear())))
                        .stream())
                .collect(Collectors.toSet());
        if (days.size() != periods || used.size() != periods) {
            report.accept(Finding.error(
                    due.keyAt("days"),
                    path + "/days",
                    "due.days-of-year-unfit",
                    cadence.yaml(),
                    Integer.toString(periods)));
        }
    }

    private static void checkMonths(Node due, String path, Consumer<Finding> report) {
        due.number("first")
                .filter(first -> due.number("last").filter(last -> last < first).isPresent())
                .ifPresent(first ->
                        report.accept(Finding.error(due.keyAt("last"), path + "/last", "due.months-backwards")));
    }

    private static Optional<Cadence> cadence(String written) {
        return Arrays.stream(Cadence.values())
                .filter(cadence -> cadence.yaml().equals(written))
                .findFirst();
    }
}
