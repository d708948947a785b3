package vn.guongsang.replication;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body works as an exemplar does.
 *
 * @param what of it was taken over
 * @param result empty while there is none yet
 * @param version counts the writes
 */
public record Adoption(
        UUID id,
        UUID exemplarId,
        UUID bodyId,
        String bodyName,
        String what,
        LocalDate since,
        String result,
        @Nullable LocalDate resultOn,
        int version,
        String person,
        LocalDate recordedOn) {}
