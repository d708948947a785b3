package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;

/** The 29th of February comes every four years; in the others its day is the 28th. */
final class LeapDays implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        draft.remarked().stream()
                .filter(value -> value.has("x-date"))
                .filter(value -> value.node().text().filter("02-29"::equals).isPresent())
                .forEach(value -> report.accept(Finding.warning(value.node().at(), value.path(), "date.leap-day")));
    }
}
