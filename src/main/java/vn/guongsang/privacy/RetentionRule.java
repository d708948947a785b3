package vn.guongsang.privacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long something is kept after it ended, and what happens then.
 *
 * @param what the kind of thing, as {@link Retained} names it
 * @param read whether the basis itself was read when the rule was written
 */
public record RetentionRule(
        String code,
        String what,
        int months,
        Action action,
        LocalDate from,
        @Nullable LocalDate to,
        String basis,
        boolean read) {

    /** What happens at the end of the time. */
    public enum Action {
        DELETE,
        /** the case stays for counts and history, the person does not */
        ANONYMISE
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** What ended before this day may go, as seen on {@code today}: its last day of keeping has passed. */
    public LocalDate endedBefore(LocalDate today) {
        return today.minusMonths(months);
    }
}
