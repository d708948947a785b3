package vn.guongsang.plan.pack.reading;

import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.guongsang.plan.pack.Window;

/** A window that reaches beyond the plan's period is probably a slip, but a plan may mean it. */
final class WindowsLieInThePlan implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        Window plan = draft.period();
        draft.remarked().stream()
                .filter(value -> value.has("x-period") && isWindow(value.path()))
                .filter(value -> reachesBeyond(value.node(), plan))
                .forEach(value -> report.accept(Finding.warning(
                        value.node().at(),
                        value.path(),
                        "window.outside-plan",
                        value.node().text("from").orElse("…"),
                        value.node().text("to").orElse("…"))));
    }

    private static boolean isWindow(String path) {
        return path.endsWith("/window") || path.endsWith("/due");
    }

    /** A year of which only a part is in the plan is no slip: people write "2026" of a plan that begins in January. */
    private static boolean reachesBeyond(Node window, Window plan) {
        return Stream.of("from", "to").flatMap(end -> window.text(end).stream()).anyMatch(text -> {
            LocalDate first = Dates.firstDay(text).orElse(null);
            LocalDate last = Dates.lastDay(text).orElse(null);
            LocalDate from = plan.from();
            LocalDate to = plan.to();
            return first != null
                    && last != null
                    && (from != null && last.isBefore(from) || to != null && first.isAfter(to));
        });
    }
}
