package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that belong together.
 *
 * @param subjects kinds it applies to; empty means all
 * @param who narrower description in the plan's words
 * @param mode whether all criteria must be met or one is enough; null means all
 * @param suggested not binding, a suggestion to bodies
 */
public record CriteriaSet(
        String id,
        @Nullable String name,
        CriteriaScope scope,
        @Nullable String movement,
        @Nullable String sector,
        Set<SubjectKind> subjects,
        List<String> who,
        @Nullable Mode mode,
        boolean suggested,
        List<Criterion> items,
        String clause)
        implements Entry {

    public enum Mode implements YamlNamed {
        ALL,
        ANY
    }

    public boolean oneIsEnough() {
        return mode == Mode.ANY;
    }

    boolean judges(Judged judged) {
        return (subjects.isEmpty() || subjects.contains(judged.kind()))
                && (scope != CriteriaScope.SECTOR || sector != null && sector.equals(judged.sector()))
                && (scope != CriteriaScope.MOVEMENT || movement != null && movement.equals(judged.movement()));
    }
}
