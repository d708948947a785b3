package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who inspects what. */
public record Inspection(
        String id,
        List<String> who,
        List<String> cadence,
        @Nullable String form,
        @Nullable String text,
        List<String> scope,
        List<String> targets,
        String clause)
        implements Entry {}
