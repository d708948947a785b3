package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body: agency, unit, locality or enterprise.
 *
 * @param code short, stable and unique, e.g. {@code ninh-hoa/xa-ninh-dong}
 * @param kind as in plan packs: {@code people-committee}, {@code department}, {@code front} …
 * @param level {@code central}, {@code province}, {@code district}, {@code commune}, {@code unit}
 * @param place where it is, as the public site shows it
 * @param from first day of its existence, null when before all plans
 * @param to last day of its existence, null while it exists
 * @param sector its field of work, empty when none is told
 */
public record Body(
        UUID id,
        String code,
        String name,
        String kind,
        String level,
        @Nullable UUID parentId,
        String place,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String sector) {

    public Facts facts() {
        return new Facts(name, kind, level, parentId, place, sector);
    }

    public boolean existsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Whether it exists on any day between two, both included; null for no bound. */
    public boolean existsBetween(@Nullable LocalDate first, @Nullable LocalDate last) {
        return (first == null || to == null || !to.isBefore(first))
                && (last == null || from == null || !from.isAfter(last));
    }
}
