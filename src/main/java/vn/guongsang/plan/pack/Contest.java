package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contest, e.g. of writing about exemplars. */
public record Contest(
        String id,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String theme,
        @Nullable String scope,
        @Nullable String purpose,
        List<String> lead,
        List<String> with,
        List<String> who,
        String clause)
        implements Entry {}
