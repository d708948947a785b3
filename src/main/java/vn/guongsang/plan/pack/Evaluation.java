package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A look at what the work has brought. */
public record Evaluation(
        String id,
        List<String> who,
        List<String> cadence,
        @Nullable String when,
        String text,
        String clause) implements Entry {}
