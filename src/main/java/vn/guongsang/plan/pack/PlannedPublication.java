package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A book, booklet or collection that the plan asks for. */
public record PlannedPublication(
        String id,
        String name,
        List<String> who,
        List<String> with,
        @Nullable Window window,
        boolean electronic,
        String clause)
        implements Entry {}
