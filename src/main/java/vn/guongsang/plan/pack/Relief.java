package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan grants some of those who owe: it waives the obligation for them, or gives them more time.
 *
 * @param periods the periods that end within it; null means all
 * @param extendedBy so many days beyond the due day
 * @param extendedTo a day in place of the due day
 */
public record Relief(
        List<String> who,
        @Nullable Window periods,
        boolean waived,
        @Nullable Integer extendedBy,
        DueRule.@Nullable Count count,
        @Nullable LocalDate extendedTo,
        @Nullable String reason,
        @Nullable String clause) {}
