package vn.guongsang.plan;

import java.util.List;
import java.util.UUID;

/**
 * How many exemplars a plan has, for its quotas. The register of exemplars stands above this module
 * and answers.
 */
public interface ExemplarCounts {

    /** Submitted exemplars, counted by what quotas ask for; drafts and withdrawn ones do not count. */
    List<Count> of(UUID plan);

    /**
     * Exemplars of one movement, sector and kind, at one standing.
     *
     * @param movement code in the plan, empty for none
     * @param sector code in the plan, empty for none
     * @param subjectKind as in plan packs
     * @param recognised by a decision
     * @param inProgress submitted or being fostered, not recognised yet
     */
    record Count(
            String movement, String sector, String subjectKind, boolean recognised, boolean inProgress, long number) {}
}
