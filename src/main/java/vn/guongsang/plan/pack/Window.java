package vn.guongsang.plan.pack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * First and last day of something; a missing end is open. A year alone was read as its first day in
 * {@code from} and its last in {@code to}.
 */
public record Window(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String asWritten) {

    public static Window of(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Window(from, to, null);
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    public boolean overlaps(LocalDate first, LocalDate last) {
        return (from == null || !last.isBefore(from)) && (to == null || !first.isAfter(to));
    }
}
