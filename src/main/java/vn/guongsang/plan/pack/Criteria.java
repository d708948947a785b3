package vn.guongsang.plan.pack;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All criteria of the plan: sentences that several sets share, the sets, and what bodies must set themselves. */
public record Criteria(
        List<Statement> shared,
        List<CriteriaSet> sets,
        List<OwnCriteria> own,
        @Nullable String clause) {

    public static final Criteria NONE = new Criteria(List.of(), List.of(), List.of(), null);

    /**
     * The sets that judge one exemplar, from general over kind and sector to movement. Sets of a
     * topic, of speeches and of bodies judge something else and are never among them.
     */
    public List<CriteriaSet> applyingTo(Judged judged) {
        return Stream.of(CriteriaScope.GENERAL, CriteriaScope.KIND, CriteriaScope.SECTOR, CriteriaScope.MOVEMENT)
                .flatMap(layer -> sets.stream().filter(set -> set.scope() == layer))
                .filter(set -> set.judges(judged))
                .toList();
    }

    /** Criteria one by one, over all sets: a shared sentence counts in each set that uses it. */
    public int atomicCount() {
        return sets.stream().mapToInt(set -> set.items().size()).sum();
    }

    /** The sentence of a criterion, looked up where it is shared. */
    public String textOf(Criterion criterion) {
        if (criterion.text() != null) {
            return criterion.text();
        }
        return shared.stream()
                .filter(sentence -> sentence.id().equals(criterion.shared()))
                .map(Statement::text)
                .findFirst()
                .orElse("");
    }
}
