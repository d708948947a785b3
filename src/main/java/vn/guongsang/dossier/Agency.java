package vn.guongsang.dossier;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked whether anything speaks against an award (hiệp y), between two days.
 *
 * @param id of one that this installation entered; null for one that the product comes with
 * @param code by which it is known through all changes
 * @param name as a letter would address it, which each authority makes its own
 * @param kinds of subjects
 * @param awards levels or codes of awards for which it is asked; none means all
 * @param required levels or codes of awards for which it must be asked
 * @param days working days within which it is to answer
 * @param asked false where it is asked no more from {@code since} on
 * @param read whether the article was read, or a person entered it
 * @param person who entered it, empty for nobody
 */
public record Agency(
        @Nullable UUID id,
        String code,
        String name,
        String question,
        Set<String> kinds,
        Set<String> awards,
        Set<String> required,
        int days,
        boolean asked,
        LocalDate since,
        @Nullable LocalDate until,
        String basis,
        boolean read,
        String person) {

    public Agency {
        kinds = Set.copyOf(kinds);
        awards = Set.copyOf(awards);
        required = Set.copyOf(required);
    }

    boolean on(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }

    /** @param about code and level of the award */
    boolean concerns(String kind, List<String> about) {
        return asked
                && kinds.contains(kind.replace('-', '_'))
                && (awards.isEmpty() || !Collections.disjoint(awards, about));
    }

    /** @param about code and level of the award */
    public boolean requiredFor(List<String> about) {
        return !Collections.disjoint(required, about);
    }
}
