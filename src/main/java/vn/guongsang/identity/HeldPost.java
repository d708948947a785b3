package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post in time.
 *
 * @param from first business day, null when before all records
 * @param to last business day, null while no end is set
 * @param basis the paper that appointed; empty when none was named
 */
public record HeldPost(
        UUID id,
        UUID accountId,
        Role role,
        UUID bodyId,
        String bodyName,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String basis) {

    public boolean on(LocalDate day) {
        return (from == null || !day.isBefore(from)) && !endedBefore(day);
    }

    public boolean endedBefore(LocalDate day) {
        return to != null && to.isBefore(day);
    }

    public boolean beginsAfter(LocalDate day) {
        return from != null && from.isAfter(day);
    }

    boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return (to == null || !to.isBefore(otherFrom)) && (from == null || otherTo == null || !otherTo.isBefore(from));
    }
}
