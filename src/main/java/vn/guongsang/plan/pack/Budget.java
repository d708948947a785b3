package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the money comes from; {@code stated} is false where the plan is silent. */
public record Budget(
        @Nullable Boolean stated,
        List<Line> lines,
        @Nullable String clause) {

    public record Line(
            String id,
            @Nullable String level,
            String fund,
            List<String> cadence,
            @Nullable String proposer,
            @Nullable String approver,
            String clause)
            implements Entry {}
}
