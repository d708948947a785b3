package vn.guongsang.plan.pack;

import org.jspecify.annotations.Nullable;

/** A field (lĩnh vực); its criteria are sets with scope {@code sector}. */
public record Sector(String id, String name, @Nullable String target, String clause) implements Entry {}
