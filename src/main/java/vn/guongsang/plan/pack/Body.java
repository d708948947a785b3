package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body as the plan names it, or a group of bodies.
 *
 * @param named false where the plan describes the body without a name; null means true
 * @param members who belongs to a group; null for a single body
 */
public record Body(
        String id,
        String name,
        @Nullable Boolean named,
        List<String> aliases,
        BodyKind kind,
        @Nullable Level level,
        @Nullable Selector members,
        Set<BodyRole> roles,
        String clause)
        implements Entry {

    public boolean isGroup() {
        return kind == BodyKind.GROUP;
    }

    public boolean isNamed() {
        return named == null || named;
    }

    public boolean holds(BodyRole role) {
        return roles.contains(role);
    }
}
