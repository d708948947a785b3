package vn.guongsang.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How many exemplars a plan has, for its quotas. The register of exemplars stands above this module
 * and answers.
 */
public interface ExemplarCounts {

    /**
     * Submitted exemplars, counted by what quotas ask for; drafts, withdrawn ones and those that count
     * elsewhere by a person's decision do not count.
     */
    List<Count> of(UUID plan);

    /** Those of some bodies only. */
    List<Count> of(UUID plan, Set<UUID> bodies);

    /** Recognised exemplars of one plan that bear the same name and are of the same kind: perhaps one subject. */
    List<Namesake> namesakes(UUID plan);

    /** Recognised exemplars that are like some counted, those first on which nobody decided. */
    List<Recognised> recognised(UUID plan, List<Count> like, int limit);

    /** One of them, wherever it counts. */
    Optional<Recognised> recognised(UUID plan, UUID exemplar);

    /** Bodies of which an exemplar was recognised under a plan between two days, both included. */
    Set<UUID> recognisedFor(UUID plan, LocalDate from, LocalDate to);

    /** How far an exemplar that counts has come. */
    enum Stage {
        SUBMITTED,
        FOSTERED,
        /** by a decision */
        RECOGNISED
    }

    /**
     * Exemplars of one movement, sector and kind, at one stage.
     *
     * @param movement code in the pack, also of what was launched to carry it out; empty for none
     * @param sector code in the plan, empty for none
     * @param subjectKind as in plan packs
     * @param countsFor what a person decided of those that several numbers ask for: "quota/kind" of the only one for
     *     which they count, {@code *} for all; empty where nobody decided
     */
    record Count(String movement, String sector, String subjectKind, Stage stage, long number, String countsFor) {

        public boolean recognised() {
            return stage == Stage.RECOGNISED;
        }
    }

    /**
     * @param subject the same for those that may be one
     * @param movement its name, or its code where it has none; empty for none
     */
    record Namesake(UUID id, String subject, String name, String movement, String sector, String body) {}

    /** One recognised exemplar; the rest as in {@link Count}. */
    record Recognised(
            UUID id, String name, String body, String movement, String sector, String subjectKind, String countsFor) {

        public Count count() {
            return new Count(movement, sector, subjectKind, Stage.RECOGNISED, 1, countsFor);
        }
    }
}
