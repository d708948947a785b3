package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;

/** Every date is a day of the calendar, and of years in which somebody could mean it. */
final class DatesExist implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        draft.remarked().stream()
                .filter(value -> value.has("x-date"))
                .forEach(value -> value.node().text().ifPresent(written -> {
                    if (Dates.looksRightButIsNone(written)) {
                        report.accept(Finding.error(value.node().at(), value.path(), "date.not-in-calendar", written));
                    } else if (Dates.isFar(written)) {
                        report.accept(Finding.error(
                                value.node().at(),
                                value.path(),
                                "date.far",
                                written,
                                Integer.toString(Dates.FIRST_YEAR),
                                Integer.toString(Dates.LAST_YEAR)));
                    }
                }));
    }
}
