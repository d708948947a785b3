package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who reports difficulties to whom, and who decides to amend the plan. */
public record Amendment(
        String id,
        List<String> from,
        List<String> to,
        @Nullable String via,
        @Nullable String decidedBy,
        String clause) implements Entry {}
