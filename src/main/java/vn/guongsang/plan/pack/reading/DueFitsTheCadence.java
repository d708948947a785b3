package vn.guongsang.plan.pack.reading;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.guongsang.plan.pack.Cadence;
import vn.guongsang.plan.pack.Cycle;
import vn.guongsang.plan.pack.DueFit;
import vn.guongsang.plan.pack.Obligation;

/** A due rule and a cadence must go together, e.g. a day of the month and "once" do not. */
final class DueFitsTheCadence implements PackCheck {

    private static final int SHORTEST_MONTH = 28;

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (Draft.DraftEntry entry : draft.in("obligations")) {
            Optional<Cadence> cadence = entry.node().text("cadence").flatMap(DueFitsTheCadence::cadence);
            Optional<String> rule = entry.node().get("due").flatMap(due -> due.text("rule"));
            if (cadence.isPresent() && rule.isPresent()) {
                checkRule(
                        entry,
                        new Returning(
                                cadence.get(),
                                every(entry).orElse(1),
                                entry.node().text("periods-from").flatMap(Dates::firstDay)),
                        rule.get(),
                        report);
            }
        }
    }

    /** How often, as an entry says it. */
    private record Returning(Cadence cadence, int every, Optional<LocalDate> from) {}

    private static void checkRule(Draft.DraftEntry entry, Returning often, String rule, Consumer<Finding> report) {
        Node due = entry.node().get("due").orElseThrow();
        String path = entry.path() + "/due";
        if (!DueFit.isRule(rule)) {
            return;
        }
        List<String> fitting = DueFit.rulesFor(often.cadence(), often.every());
        if (!fitting.contains(rule)) {
            report.accept(
                    rule.equals("none")
                            ? Finding.error(due.keyAt("rule"), path + "/rule", "due.none-not-on-event")
                            : Finding.error(
                                    due.keyAt("rule"),
                                    path + "/rule",
                                    "due.does-not-fit",
                                    rule,
                                    often.cadence().yaml(),
                                    String.join(", ", fitting)));
            return;
        }
        switch (rule) {
            case "day-of-month" -> checkDayOfMonth(due, path, often, report);
            case "weekday-of-month", "working-day" -> checkMonth(due, path, often, report);
            case "days-of-year" -> checkDaysOfYear(due, path, often, report);
            case "within-months" -> checkMonths(due, path, report);
            default -> {}
        }
    }

    private static void checkDayOfMonth(Node due, String path, Returning often, Consumer<Finding> report) {
        checkMonth(due, path, often, report);
        due.number("day")
                .filter(day -> day > SHORTEST_MONTH && day <= 31)
                .ifPresent(day -> report.accept(Finding.warning(
                        due.keyAt("day"), path + "/day", "due.day-not-in-every-month", Integer.toString(day))));
    }

    private static void checkMonth(Node due, String path, Returning often, Consumer<Finding> report) {
        Set<String> months = DueFit.monthsFor(often.cadence(), often.every());
        due.text("month")
                .filter(month -> !months.contains(month))
                .ifPresent(month -> report.accept(Finding.error(
                        due.keyAt("month"),
                        path + "/month",
                        "due.month-does-not-fit",
                        month,
                        often.cadence().yaml(),
                        String.join(", ", months))));
        if (due.has("month-of-year") && (due.has("month") || !DueFit.hasEveryMonth(often.cadence(), often.every()))) {
            report.accept(Finding.error(
                    due.keyAt("month-of-year"),
                    path + "/month-of-year",
                    due.has("month") ? "due.two-months" : "due.month-not-in-every-period",
                    often.cadence().yaml()));
        }
    }

    /** Each period of a year has its day, and each day its period. */
    private static void checkDaysOfYear(Node due, String path, Returning often, Consumer<Finding> report) {
        List<MonthDay> days = due.get("days").map(Node::elements).orElse(List.of()).stream()
                .flatMap(day -> day.text().flatMap(Dates::monthAndDay).stream())
                .toList();
        int after = isTrue(due, "after-period") ? 1 : 0;
        int periods = DueFit.daysFor(often.cadence(), often.every());
        Period length = often.cadence().length().multipliedBy(often.every());
        Cycle cycle = often.from().map(from -> new Cycle(length, from)).orElse(Cycle.ofCalendar(length));
        Set<MonthDay> used = IntStream.range(0, periods)
                .mapToObj(period -> cycle.begin(period + after))
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
                    periods == 0 ? "due.days-of-year-differ" : "due.days-of-year-unfit",
                    often.cadence().yaml(),
                    Integer.toString(periods)));
        } else if (isTrue(due, "lunar") && periods > 1) {
            report.accept(Finding.error(
                    due.keyAt("lunar"),
                    path + "/lunar",
                    "due.lunar-not-yearly",
                    often.cadence().yaml()));
        }
    }

    private static boolean isTrue(Node node, String key) {
        return node.get(key).map(Node::plain).filter(Boolean.TRUE::equals).isPresent();
    }

    private static void checkMonths(Node due, String path, Consumer<Finding> report) {
        due.number("first")
                .filter(first -> due.number("last").filter(last -> last < first).isPresent())
                .ifPresent(first ->
                        report.accept(Finding.error(due.keyAt("last"), path + "/last", "due.months-backwards")));
    }

    /** Of so many times one, if it is said as the format says it. */
    static Optional<Integer> every(Draft.DraftEntry entry) {
        return entry.node().number("every").filter(every -> every >= 2 && every <= Obligation.LARGEST_EVERY);
    }

    static Optional<Cadence> cadence(String written) {
        return Arrays.stream(Cadence.values())
                .filter(cadence -> cadence.yaml().equals(written))
                .findFirst();
    }
}
