package vn.guongsang.plan.pack;

import org.jspecify.annotations.Nullable;

/** A rung of the ladder that an exemplar climbs, lowest first. */
public record Rung(
        String id, int order, String name, @Nullable String level, String clause) implements Entry {}
