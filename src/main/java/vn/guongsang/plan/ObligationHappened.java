package vn.guongsang.plan;

import java.util.Set;
import java.util.UUID;

/**
 * Something became of what bodies owe; told in the transaction of the act, so that whoever listens writes
 * with it or not at all.
 *
 * @param instances what it happened to: one, but for those that one night's run found overdue
 */
public record ObligationHappened(What what, Set<UUID> instances) {

    /** In the words of the life of an instance. */
    public enum What {
        FILED,
        ACCEPTED,
        RETURNED,
        /** the minimum is reached; what is returned afterwards may be met again */
        MET,
        WAIVED,
        EXTENDED,
        /** the last day on time is over and it is not met; once for each due day */
        OVERDUE
    }

    static ObligationHappened to(UUID instance, What what) {
        return new ObligationHappened(what, Set.of(instance));
    }
}
