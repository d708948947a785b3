package vn.guongsang.consultation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For how long something is put before the public, between two days.
 *
 * @param id of one that this installation entered; null for one that the product comes with
 * @param about a level that decides, or the code of one award
 * @param days working days, counted from the day after the opening
 * @param demanded whether it must have been before the council meets
 * @param read whether the article was read, or a person entered the rule; if not, a person confirms it
 * @param person who entered it, empty for nobody
 */
public record ConsultationRule(
        @Nullable UUID id,
        String about,
        int days,
        boolean demanded,
        LocalDate since,
        @Nullable LocalDate until,
        String basis,
        boolean read,
        String person) {

    boolean on(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }
}
