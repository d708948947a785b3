package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;
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

    private static boolean reachesBeyond(Node window, Window plan) {
        return window.text("from")
                        .flatMap(Dates::firstDay)
                        .filter(day -> !plan.contains(day))
                        .isPresent()
                || window.text("to")
                        .flatMap(Dates::lastDay)
                        .filter(day -> !plan.contains(day))
                        .isPresent();
    }
}
