package vn.guongsang.plan.pack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The years of the plan.
 *
 * @param openEnded the plan goes on after {@code to}, {@code after} in its own words
 * @param reviewed the period that its conferences sum up
 * @param next the period for which they prepare
 */
public record PlanPeriod(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean openEnded,
        @Nullable String after,
        @Nullable String reviewed,
        @Nullable String next) {

    public Window window() {
        return Window.of(from, openEnded ? null : to);
    }
}
