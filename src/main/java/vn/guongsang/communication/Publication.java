package vn.guongsang.communication;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a story is public, decided by a person; and, with the same weight, that it no longer is.
 *
 * @param endedOn null while it stands
 * @param consentWithdrawn whether it ended because those shown no longer agree
 */
public record Publication(
        UUID id,
        UUID exemplarId,
        LocalDate publishedOn,
        String person,
        @Nullable LocalDate endedOn,
        @Nullable String endedPerson,
        @Nullable String endedReason,
        boolean consentWithdrawn) {

    public boolean standing() {
        return endedOn == null;
    }
}
