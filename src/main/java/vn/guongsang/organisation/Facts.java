package vn.guongsang.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can change about a body while it stays the same one.
 *
 * @param kind {@link BodyKind#code()}
 * @param level {@link BodyLevel#code()}
 * @param place its territory as pages show it, such as {@code tỉnh Khánh Hòa}; empty for none
 */
public record Facts(
        String name, String kind, String level, @Nullable UUID parentId, String place) {

    public Facts named(String other) {
        return new Facts(other, kind, level, parentId, place);
    }

    public Facts under(@Nullable UUID other) {
        return new Facts(name, kind, level, other, place);
    }
}
