package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What held of a body between two days.
 *
 * @param since first day, null from its beginning
 * @param until last day, null while it holds
 * @param basis the decision that brought it, empty for the first
 */
public record Version(
        UUID bodyId,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        String name,
        String kind,
        String level,
        @Nullable UUID parentId,
        String place,
        String sector,
        String basis,
        @Nullable UUID successionId) {

    public Facts facts() {
        return new Facts(name, kind, level, parentId, place, sector);
    }
}
