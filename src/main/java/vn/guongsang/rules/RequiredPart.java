package vn.guongsang.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A part that a dossier must have, between two days.
 *
 * @param award its code, empty for all awards
 * @param procedure {@code ordinary} or {@code short} (thủ tục đơn giản)
 * @param code {@code report}, {@code minutes}, {@code submission} …
 * @param todo what to do to get it, a whole sentence
 * @param read whether the article was read; what was not, a person confirms
 */
public record RequiredPart(
        String award,
        String procedure,
        String code,
        String name,
        String todo,
        String article,
        boolean read,
        LocalDate since,
        @Nullable LocalDate until) {

    public boolean on(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }
}
