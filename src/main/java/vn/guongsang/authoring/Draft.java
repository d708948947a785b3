package vn.guongsang.authoring;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is being written (bản thảo kế hoạch). What it says stands in its pack, of which every edition
 * is kept.
 *
 * @param bodyId whose hub officers write it
 * @param planId the plan of which it is to be the next version; null for a new one
 * @param baseVersion the number of the version that it began from; null for a new plan
 * @param issuerId in whose territory it holds; null where an uploaded pack names an issuer nobody knows
 * @param edition counted from 1, one more with every change
 */
public record Draft(
        UUID id,
        UUID bodyId,
        String body,
        @Nullable UUID planId,
        @Nullable Integer baseVersion,
        @Nullable UUID issuerId,
        String title,
        State state,
        int edition,
        Instant changedAt,
        String changedByName) {

    public enum State {
        OPEN,
        PUBLISHED,
        DISCARDED
    }
}
