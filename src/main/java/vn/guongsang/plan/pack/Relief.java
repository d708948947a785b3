package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan grants some of those who owe: it waives the obligation for them, or gives them more time.
 *
 * @param periods when it is granted; null means always
 * @param eachYear on which days of every year; null means on all
 * @param byAsWritten which day of a period has to lie within {@code periods} and {@code eachYear}; null means its last
 * @param extendedBy so many days beyond the due day
 * @param extendedTo a day in place of the due day
 */
public record Relief(
        List<String> who,
        @Nullable Window periods,
        @Nullable Season eachYear,
        @JsonProperty("by") @Nullable By byAsWritten,
        boolean waived,
        @Nullable Integer extendedBy,
        DueRule.@Nullable Count count,
        @Nullable LocalDate extendedTo,
        @Nullable String reason,
        @Nullable String clause) {

    /** Which day of a period tells whether it is relieved. */
    public enum By implements YamlNamed {
        PERIOD_END,
        /** the due day as the plan says it, before it is moved */
        DUE,
        ANY_DAY
    }

    public By by() {
        return byAsWritten == null ? By.PERIOD_END : byAsWritten;
    }

    public boolean isAlways() {
        return periods == null && eachYear == null;
    }

    public boolean isOn(LocalDate day) {
        return (periods == null || periods.contains(day)) && (eachYear == null || eachYear.contains(day));
    }
}
