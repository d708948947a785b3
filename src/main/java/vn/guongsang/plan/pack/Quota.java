package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A minimum number of exemplars.
 *
 * @param lead bodies that owe it
 * @param atLeast numbers by kind, {@link SubjectKind#ANY} where any kind counts; empty where open
 * @param perBody each member of {@code lead} owes it
 * @param every how often; null means once for the whole period
 * @param sets criteria that apply
 */
public record Quota(
        String id,
        List<String> lead,
        Map<SubjectKind, Integer> atLeast,
        @Nullable PerBranch perBranch,
        boolean perBody,
        @Nullable Every every,
        @Nullable String movement,
        @Nullable String field,
        List<String> sets,
        @Nullable String obligation,
        @Nullable String priority,
        @Nullable Window window,
        @Nullable String open,
        String clause)
        implements Entry {

    /**
     * "Đối với từng ngành": the number may be meant for each branch.
     *
     * @param counted the reading chosen: true multiplies the number by the branches
     */
    public record PerBranch(List<String> branches, boolean counted) {}

    public enum Every implements YamlNamed {
        MONTH,
        QUARTER,
        HALF_YEAR,
        YEAR
    }

    /** Whether its numbers are known without counting bodies or periods. */
    public boolean isFixed() {
        return !perBody && every == null;
    }

    /** The same quota with another reading of "each branch". */
    public Quota readAs(boolean counted) {
        return perBranch == null
                ? this
                : new Quota(
                        id,
                        lead,
                        atLeast,
                        new PerBranch(perBranch.branches(), counted),
                        perBody,
                        every,
                        movement,
                        field,
                        sets,
                        obligation,
                        priority,
                        window,
                        open,
                        clause);
    }

    /** The branches of "each branch"; none where the number is not meant so. */
    public List<String> branches() {
        return perBranch == null ? List.of() : perBranch.branches();
    }

    /** By how much the reading chosen multiplies the numbers as written. */
    public int branchesCounted() {
        return perBranch != null && perBranch.counted() ? perBranch.branches().size() : 1;
    }
}
