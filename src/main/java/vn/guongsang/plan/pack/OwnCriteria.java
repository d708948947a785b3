package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that bodies must set themselves.
 *
 * @param onTopOfGeneral they come on top of the plan's general criteria
 * @param partOf obligation with which they are handed in
 */
public record OwnCriteria(
        String id,
        List<String> who,
        String text,
        boolean onTopOfGeneral,
        @Nullable String partOf,
        String clause) implements Entry {}
