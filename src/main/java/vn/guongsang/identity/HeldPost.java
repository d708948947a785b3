package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post in time.
 *
 * @param from first business day, null when before all records
 * @param to last business day as it was set, null while no end is
 * @param lastDay on which it counts: the one that was set, or that of its body; null for none yet
 * @param basis the paper that appointed; empty when none was named
 * @param byClaim whether it comes and goes with claims of single sign-on, not by hand
 */
public record HeldPost(
        UUID id,
        UUID accountId,
        Role role,
        UUID bodyId,
        String bodyName,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate lastDay,
        String basis,
        boolean byClaim) {

    public boolean on(LocalDate day) {
        return (from == null || !day.isBefore(from)) && !endedBefore(day);
    }

    public boolean endedBefore(LocalDate day) {
        return lastDay != null && lastDay.isBefore(day);
    }

    public boolean beginsAfter(LocalDate day) {
        return from != null && from.isAfter(day);
    }

    boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return (lastDay == null || !lastDay.isBefore(otherFrom))
                && (from == null || otherTo == null || !otherTo.isBefore(from));
    }
}
