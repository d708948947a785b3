package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Quota;
import vn.guongsang.frame.Text;
import vn.guongsang.plan.ExemplarCounts.Count;
import vn.guongsang.plan.ExemplarCounts.Stage;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.domain.QuotaNumber;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.SubjectKind;
import vn.guongsang.plan.pack.Window;

/**
 * One number that a quota asks for, and what the register holds for it.
 *
 * @param counted null where the register cannot tell what belongs to it
 * @param fostered of those in progress
 */
public record QuotaLine(
        vn.guongsang.plan.pack.Quota asked,
        SubjectKind kind,
        int number,
        @Nullable Quota counted,
        int fostered) {

    /** Not fostered yet. */
    public int submitted() {
        return counted == null ? 0 : counted.inProgress() - fostered;
    }

    /**
     * How many should be there by a day if work went evenly over the quota's window, else the plan's period;
     * rounded down, and nothing where no end is set.
     */
    public OptionalInt expected(Plan plan, LocalDate day) {
        Window window = asked.window();
        LocalDate from = window != null && window.from() != null ? window.from() : plan.periodFrom();
        LocalDate to = window != null && window.to() != null ? window.to() : plan.periodTo();
        if (from == null || to == null || counted == null) {
            return OptionalInt.empty();
        }
        long whole = ChronoUnit.DAYS.between(from, to) + 1;
        long gone = Math.clamp(ChronoUnit.DAYS.between(from, day) + 1, 0, whole);
        return OptionalInt.of((int) (number * gone / whole));
    }

    /** How many are missing to the even pace. */
    public int behind(Plan plan, LocalDate day) {
        return counted == null ? 0 : Math.max(0, expected(plan, day).orElse(0) - counted.recognised());
    }

    /** Every number of every quota of the plan. */
    static List<QuotaLine> of(
            PlanPack pack, List<vn.guongsang.plan.pack.Quota> quotas, List<Count> counts, boolean registered) {
        var lines = new ArrayList<QuotaLine>();
        for (var quota : quotas) {
            quota.atLeast().forEach((kind, number) -> lines.add(line(pack, quota, kind, number, counts, registered)));
        }
        return lines;
    }

    private static QuotaLine line(
            PlanPack pack,
            vn.guongsang.plan.pack.Quota quota,
            SubjectKind kind,
            int number,
            List<Count> counts,
            boolean registered) {
        int required = number * quota.branchesCounted();
        if (!registered || !QuotaNumber.countable(pack, quota)) {
            return new QuotaLine(quota, kind, required, null, 0);
        }
        int recognised = 0;
        int inProgress = 0;
        int fostered = 0;
        int twice = 0;
        for (Count count : counts) {
            List<QuotaNumber> counting = QuotaNumber.countingFor(pack, count);
            if (counting.stream().noneMatch(other -> other.is(quota, kind))) {
                continue;
            }
            if (count.recognised()) {
                recognised += (int) count.number();
                twice += counting.size() > 1 ? (int) count.number() : 0;
            } else {
                inProgress += (int) count.number();
                fostered += count.stage() == Stage.FOSTERED ? (int) count.number() : 0;
            }
        }
        return new QuotaLine(
                quota,
                kind,
                required,
                new Quota(
                        Text.key("plan.word." + kind.yaml()), quota.clause(), required, recognised, inProgress, twice),
                fostered);
    }

    /** By the movement that a quota belongs to; those without one under the empty text. */
    static Map<String, List<QuotaLine>> byMovement(List<QuotaLine> lines) {
        return lines.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        line -> Objects.requireNonNullElse(line.asked().movement(), "")));
    }
}
