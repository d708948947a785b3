package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;

/** Every date is a day of the calendar. */
final class DatesExist implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        draft.remarked().stream()
                .filter(value -> value.has("x-date"))
                .forEach(value -> value.node()
                        .text()
                        .filter(Dates::looksRightButIsNone)
                        .ifPresent(written -> report.accept(
                                Finding.error(value.node().at(), value.path(), "date.not-in-calendar", written))));
    }
}
