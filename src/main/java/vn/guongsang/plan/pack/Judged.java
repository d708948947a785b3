package vn.guongsang.plan.pack;

import org.jspecify.annotations.Nullable;

/** What decides which criteria apply: the kind of exemplar, its sector and its movement, if any. */
public record Judged(
        SubjectKind kind, @Nullable String sector, @Nullable String movement) {}
