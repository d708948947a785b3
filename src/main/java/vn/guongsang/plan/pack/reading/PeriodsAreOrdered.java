package vn.guongsang.plan.pack.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** No period ends before it begins. */
final class PeriodsAreOrdered implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        draft.remarked().stream().filter(value -> value.has("x-period")).forEach(value -> {
            Node period = value.node();
            Optional<LocalDate> from = period.text("from").flatMap(Dates::firstDay);
            Optional<LocalDate> to = period.text("to").flatMap(Dates::lastDay);
            if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
                report.accept(Finding.error(
                        period.keyAt("to"),
                        value.path() + "/to",
                        "period.backwards",
                        period.text("from").orElseThrow(),
                        period.text("to").orElseThrow()));
            }
        });
    }
}
