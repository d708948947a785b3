package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of exemplar as this plan knows it.
 *
 * @param countsAs the kind under whose quota it counts
 * @param countsAsIn movements in which it does so; empty means all
 * @param namedIn movements that name it
 * @param ownCriteria whether the plan gives it criteria of its own
 * @param quota whether a quota counts it by name
 */
public record Subject(
        String id,
        SubjectKind kind,
        String name,
        @Nullable SubjectKind countsAs,
        List<String> countsAsIn,
        List<String> namedIn,
        boolean ownCriteria,
        boolean quota,
        String clause)
        implements Entry {}
