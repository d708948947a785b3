package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form of praise or award, and who decides it; {@code authorityText} where the plan only describes them. */
public record Recognition(
        String id,
        @Nullable String form,
        @Nullable String ground,
        List<String> authority,
        @Nullable String authorityText,
        List<String> level,
        List<String> cadence,
        @Nullable String when,
        List<String> proposer,
        List<String> appraiser,
        @Nullable String quantity,
        String clause)
        implements Entry {}
