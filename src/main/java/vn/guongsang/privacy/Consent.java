package vn.guongsang.privacy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.audit.Subject;

/**
 * That somebody agreed to be shown in public; and, with the same weight, that they no longer do.
 *
 * @param subject who or what is shown, as the module names it that shows it
 * @param documentId the paper, where there is one
 * @param person who recorded it
 * @param withdrawnOn null while it stands
 */
public record Consent(
        UUID id,
        Subject subject,
        String subjectName,
        String givenBy,
        String how,
        Set<Scope> scope,
        @Nullable UUID documentId,
        LocalDate givenOn,
        String person,
        UUID bodyId,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawnPerson,
        @Nullable String withdrawnHow) {

    /** What may be shown; each is asked for by itself. */
    public enum Scope {
        /** name, place, deed and story on the public site */
        STORY,
        /** the picture beside it */
        PICTURE,
        /** press, radio, television and other channels */
        CHANNELS
    }

    /**
     * What a person says who agrees, as it is recorded.
     *
     * @param id made when the form was opened: sending it twice records once
     */
    public record Given(
            UUID id,
            String by,
            String how,
            Set<Scope> scope,
            @Nullable UUID documentId,
            LocalDate on) {}

    public boolean standing() {
        return withdrawnOn == null;
    }
}
