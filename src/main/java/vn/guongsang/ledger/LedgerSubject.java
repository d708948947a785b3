package vn.guongsang.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, collective, household, cooperative or enterprise: one record for life.
 *
 * @param rootId the record under which it is read now: itself, unless it was merged into another
 * @param kind as in plan packs; see {@link #KINDS}
 * @param bodyId where it works or belongs; for a collective the body that it is part of
 * @param place where it is, empty when none is told
 * @param born null when unknown, and for what is no person
 */
public record LedgerSubject(
        UUID id,
        UUID rootId,
        String kind,
        String name,
        UUID bodyId,
        String place,
        @Nullable LocalDate born) {

    /** The kinds of plan packs that are somebody who can be awarded. */
    public static final List<String> KINDS = List.of(
            "individual", "collective", "household", "enterprise", "cooperative", "cooperative-group", "community");

    private static final String INDIVIDUAL = KINDS.getFirst();

    /** Longest name that is kept, in characters. */
    public static final int LONGEST_NAME = 300;

    public boolean individual() {
        return kind.equals(INDIVIDUAL);
    }

    /** Whether it was merged into another record. */
    public boolean merged() {
        return !id.equals(rootId);
    }
}
