package vn.guongsang.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can change about a body while it stays the same one.
 *
 * @param kind {@link BodyKind#code()}
 * @param level {@link BodyLevel#code()}
 * @param place its territory as pages show it, such as {@code tỉnh Khánh Hòa}; empty for none
 * @param sector its field of work, empty when none is told
 */
public record Facts(
        String name, String kind, String level, @Nullable UUID parentId, String place, String sector) {

    public Facts named(String other) {
        return new Facts(other, kind, level, parentId, place, sector);
    }

    public Facts under(@Nullable UUID other) {
        return new Facts(name, kind, level, other, place, sector);
    }
}
