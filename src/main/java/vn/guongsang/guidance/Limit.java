package vn.guongsang.guidance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * So many may be put forward and no more, as an authority decided it. It never changes: it ends, and another takes its place.
 *
 * @param year for which is awarded
 * @param award its code, empty for whichever
 * @param plan with {@code movement} under which; null for whichever
 * @param subjectKind as in plan packs, empty for whoever
 * @param bodyKind of {@link Reach#EACH}: the bodies for each of which it holds; empty for all
 * @param body of {@link Reach#BODY}
 * @param number null where a share is said
 * @param percent of the strength of the body that puts forward, rounded down; null where a number is said
 * @param basis the document that says it
 * @param endedOn it no longer holds for what is received from this day on; null while nothing ends it
 */
public record Limit(
        UUID id,
        UUID authority,
        int year,
        String award,
        @Nullable UUID plan,
        String movement,
        String subjectKind,
        Reach reach,
        String bodyKind,
        @Nullable UUID body,
        @Nullable Integer number,
        @Nullable Integer percent,
        Base base,
        String basis,
        LocalDate since,
        @Nullable LocalDate endedOn,
        String decidedByName) {

    /** For whom it is. */
    public enum Reach {
        /** all bodies together */
        TOTAL,
        /** every body by itself */
        EACH,
        /** one body, in place of what is said for each */
        BODY
    }

    /** Of what a share is taken. */
    public enum Base {
        PEOPLE,
        COLLECTIVES
    }

    /** What is limited: two limits of the same for the same bodies cannot stand beside each other. */
    public record What(String award, @Nullable UUID plan, String movement, String subjectKind) {

        boolean covers(Proposal one) {
            return covers(one.award(), one.subjectKind(), one.plan(), one.movement());
        }

        boolean covers(String ofAward, String ofKind, @Nullable UUID ofPlan, String ofMovement) {
            return (award.isEmpty() || award.equals(ofAward))
                    && (plan == null || plan.equals(ofPlan) && movement.equals(ofMovement))
                    && (subjectKind.isEmpty() || subjectKind.equals(ofKind));
        }
    }

    public What what() {
        return new What(award, plan, movement, subjectKind);
    }

    /** Whether it holds for what is received on a day. */
    public boolean on(LocalDate day) {
        return !since.isAfter(day) && (endedOn == null || day.isBefore(endedOn));
    }

    boolean sameAs(Limit other) {
        return authority.equals(other.authority)
                && year == other.year
                && what().equals(other.what())
                && reach == other.reach
                && bodyKind.equals(other.bodyKind)
                && java.util.Objects.equals(body, other.body);
    }

    /** Of two limits of the same the one for fewer bodies holds. */
    int narrowness() {
        return switch (reach) {
            case TOTAL -> 0;
            case EACH -> bodyKind.isEmpty() ? 1 : 2;
            case BODY -> 3;
        };
    }

    boolean isFor(UUID bodyId, String kindOfBody) {
        return switch (reach) {
            case TOTAL -> true;
            case EACH -> bodyKind.isEmpty() || bodyKind.equals(kindOfBody);
            case BODY -> bodyId.equals(body);
        };
    }
}
