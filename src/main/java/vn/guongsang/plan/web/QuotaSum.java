package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.util.Objects;
import vn.guongsang.plan.Plan;

/** Numbers of several quotas together. */
public record QuotaSum(int required, int recognised, int fostered, int submitted, int missing, int behind) {

    static QuotaSum of(Plan plan, QuotaLine line, LocalDate day) {
        var counted = Objects.requireNonNull(line.counted());
        return new QuotaSum(
                line.number(),
                counted.recognised(),
                line.fostered(),
                line.submitted(),
                counted.missing(),
                line.behind(plan, day));
    }

    QuotaSum plus(QuotaSum other) {
        return new QuotaSum(
                required + other.required,
                recognised + other.recognised,
                fostered + other.fostered,
                submitted + other.submitted,
                missing + other.missing,
                behind + other.behind);
    }
}
