package vn.guongsang.privacy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.audit.Subject;

/**
 * That something must stay as it is, whatever a rule of retention says, until it is lifted.
 *
 * @param liftedOn null while it stands
 */
public record Hold(
        UUID id,
        Subject subject,
        String subjectName,
        UUID bodyId,
        String reason,
        String basis,
        LocalDate placedOn,
        String person,
        @Nullable LocalDate liftedOn,
        @Nullable String liftedPerson,
        @Nullable String liftedReason) {}
