package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day or time that other entries refer to.
 *
 * @param yearly day and month, where it returns each year
 * @param lunar whether {@code yearly} is a day of the lunar calendar
 * @param dates one for each year, where it has another day every year
 * @param year where only the year is known
 * @param derived the author of the pack worked it out
 */
public record Milestone(
        String id,
        String name,
        @Nullable LocalDate date,
        @Nullable MonthDay yearly,
        boolean lunar,
        List<LocalDate> dates,
        @Nullable Year year,
        @Nullable Window window,
        List<String> use,
        boolean derived,
        String clause)
        implements Entry, Occasion {}
