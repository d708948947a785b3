package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that belong together.
 *
 * @param subjects kinds it applies to; empty means all
 * @param who narrower description in the plan's words
 * @param mode whether all criteria must be met or some are enough; null means all
 * @param atLeast how many are enough where not all must be met; null means one
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
        @Nullable Integer atLeast,
        boolean suggested,
        List<Criterion> items,
        String clause)
        implements Entry {

    public enum Mode implements YamlNamed {
        ALL,
        ANY
    }

    /** Whether not all have to be met. */
    public boolean someAreEnough() {
        return mode == Mode.ANY;
    }

    /** How many of the criteria that are asked have to be met. */
    public int enoughOf(int asked) {
        return someAreEnough() ? Math.min(asked, atLeast == null ? 1 : atLeast) : asked;
    }

    boolean judges(Judged judged) {
        return (subjects.isEmpty() || subjects.contains(judged.kind()))
                && (scope != CriteriaScope.SECTOR || sector != null && sector.equals(judged.sector()))
                && (scope != CriteriaScope.MOVEMENT || movement != null && movement.equals(judged.movement()));
    }
}
