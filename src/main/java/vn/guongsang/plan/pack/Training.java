package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A training that the plan asks for. */
public record Training(
        String id,
        List<String> cadence,
        List<String> audience,
        String text,
        @Nullable String event,
        String clause) implements Entry {}
