package vn.guongsang.guidance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is put forward, as guidance looks at it.
 *
 * @param body that puts forward
 * @param subjectKind as in plan packs
 * @param plan with {@code movement} under which; null for none
 * @param receivedOn whose guidance holds; today of what was not sent yet
 * @param sent whether it holds a place already
 */
public record Proposal(
        UUID id,
        UUID authority,
        UUID body,
        String award,
        String subjectKind,
        int year,
        @Nullable UUID plan,
        String movement,
        LocalDate receivedOn,
        boolean sent) {

    /** As if it were sent now, after all others. */
    Proposal unsent() {
        return new Proposal(id, authority, body, award, subjectKind, year, plan, movement, receivedOn, false);
    }
}
