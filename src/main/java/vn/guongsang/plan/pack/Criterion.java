package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One criterion. Without {@code check} a person judges it on evidence.
 *
 * @param shared id of a shared sentence, in place of {@code text}
 * @param onlyFor whom it asks this of, in the plan's words
 * @param subjects kinds it is asked of; empty means those of its set
 * @param movements movements it is asked in; empty means those of its set
 * @param preferred meeting it gives precedence and is not required
 */
public record Criterion(
        String id,
        @Nullable String text,
        @Nullable String shared,
        List<String> onlyFor,
        List<String> movements,
        @Nullable String legalBasis,
        @Nullable Integer year,
        boolean preferred,
        @Nullable String conflictsWith,
        Set<SubjectKind> subjects,
        @Nullable Check check,
        String clause)
        implements Entry {

    /** Whether it is asked of this exemplar, given that its set is. */
    public boolean isAskedOf(Judged judged) {
        return (subjects.isEmpty() || subjects.contains(judged.kind()))
                && (movements.isEmpty() || judged.movement() != null && movements.contains(judged.movement()));
    }
}
