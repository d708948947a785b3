package vn.guongsang.unitplan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * A movement that a body launches of its own under a plan (phong trào thi đua do đơn vị phát động): drafted
 * by its officers, launched by its head with a document, ended with a reason. What was launched does not
 * change: exemplars were registered under it as it stands.
 *
 * @param parent the movement of the plan that it carries out, as the pack calls it; empty for none
 * @param to last day of its period, null while it is open
 * @param documentNumber of the document that launched it, null while it is a draft
 * @param reason why it ended, or was given up
 */
public record OwnMovement(
        UUID id,
        UUID planId,
        UUID bodyId,
        String body,
        String parent,
        String name,
        String aim,
        LocalDate from,
        @Nullable LocalDate to,
        LocalDate draftedOn,
        String draftedByName,
        @Nullable String documentNumber,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate launchedOn,
        @Nullable String launchedByName,
        String reason,
        @Nullable LocalDate endedOn,
        @Nullable String endedByName) {

    /** What a body says of it while it is a draft. */
    public record Described(
            String parent,
            String name,
            String aim,
            LocalDate from,
            @Nullable LocalDate to) {}

    public enum State {
        DRAFT,
        LAUNCHED,
        ENDED,
        /** a draft that was given up */
        DROPPED
    }

    public State state() {
        if (endedOn != null) {
            return launchedOn == null ? State.DROPPED : State.ENDED;
        }
        return launchedOn == null ? State.DRAFT : State.LAUNCHED;
    }

    Verdict describe() {
        return state() == State.DRAFT ? Verdict.ALLOWED : Verdict.refused("unitplan.movement.refused.launched");
    }

    Verdict launch(LocalDate issued, LocalDate today) {
        return issued.isAfter(today) ? Verdict.refused("unitplan.refused.future", issued, today) : describe();
    }

    Verdict end(String why) {
        if (why.isBlank()) {
            return Verdict.refused("plan.refused.reason-missing");
        }
        return switch (state()) {
            case DRAFT, LAUNCHED -> Verdict.ALLOWED;
            case ENDED, DROPPED -> Verdict.refused("unitplan.movement.refused.ended");
        };
    }
}
