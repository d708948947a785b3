package vn.guongsang.plan.pack;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review, conference, visit and so on that the plan announces.
 *
 * @param sendsTo the event or conference level to which it sends delegates
 */
public record Event(
        String id,
        Kind kind,
        String name,
        @Nullable LocalDate date,
        @Nullable MonthDay yearly,
        boolean lunar,
        List<LocalDate> dates,
        @Nullable Year year,
        @Nullable Window window,
        List<String> cadence,
        @Nullable String occasion,
        List<String> organisers,
        @Nullable String role,
        @Nullable String sendsTo,
        String clause)
        implements Entry, Occasion {

    public enum Kind implements YamlNamed {
        REVIEW,
        CONFERENCE,
        CONGRESS,
        SELECTION,
        STUDY_VISIT,
        EXCHANGE,
        LEARNING,
        PACT_REVIEW
    }
}
