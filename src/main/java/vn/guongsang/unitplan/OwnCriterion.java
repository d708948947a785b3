package vn.guongsang.unitplan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * A criterion that a body sets for its own exemplars on top of the plan's general ones (tiêu chí riêng).
 *
 * @param subjectKind of whom it is asked, as packs write it; empty for all
 * @param movement the body's own movement in which alone it is asked; empty for none
 * @param approved the word of the level above, null while it waits
 * @param reason why it was returned
 * @param endedOn from this day on it is asked no longer
 */
public record OwnCriterion(
        UUID id,
        UUID planId,
        UUID bodyId,
        String body,
        String subjectKind,
        String movement,
        String movementName,
        String text,
        LocalDate proposedOn,
        String proposedByName,
        @Nullable Boolean approved,
        String reason,
        @Nullable LocalDate ruledOn,
        @Nullable String ruledByName,
        @Nullable LocalDate endedOn) {

    public enum State {
        PROPOSED,
        APPROVED,
        RETURNED,
        ENDED
    }

    public State state() {
        if (approved == null) {
            return State.PROPOSED;
        }
        if (!approved) {
            return State.RETURNED;
        }
        return endedOn == null ? State.APPROVED : State.ENDED;
    }

    /** Nobody rules on what the own body proposes. */
    Verdict rule(UUID rulingBody, boolean approves, String why) {
        if (rulingBody.equals(bodyId)) {
            return Verdict.refused("unitplan.criterion.own.forbidden");
        }
        if (!approves && why.isBlank()) {
            return Verdict.refused("plan.refused.reason-missing");
        }
        return switch (state()) {
            case PROPOSED -> Verdict.ALLOWED;
            case APPROVED, RETURNED, ENDED -> Verdict.refused("unitplan.criterion.refused.ruled");
        };
    }

    Verdict end(String why) {
        if (why.isBlank()) {
            return Verdict.refused("plan.refused.reason-missing");
        }
        return switch (state()) {
            case APPROVED -> Verdict.ALLOWED;
            case PROPOSED, RETURNED, ENDED -> Verdict.refused("unitplan.criterion.refused.not-asked");
        };
    }
}
