package vn.guongsang.plan.pack.reading;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
        if (rule.equals("day-of-month")) {
            checkDayOfMonth(due, path, cadence, report);
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

    private static Optional<Cadence> cadence(String written) {
        return Arrays.stream(Cadence.values())
                .filter(cadence -> cadence.yaml().equals(written))
                .findFirst();
    }
}
