package vn.guongsang.plan.pack;

import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * From when an obligation is taken in, where that is later than the begin of its period: one of the three.
 *
 * @param on the last such day of a year that is not after the due day
 * @param day the last such day of a month that is not after the due day; in a shorter month its last
 * @param daysBefore so many days before the due day
 */
public record Opening(
        @Nullable MonthDay on,
        @Nullable Integer day,
        @Nullable Integer daysBefore,
        DueRule.@Nullable Count count) {}
