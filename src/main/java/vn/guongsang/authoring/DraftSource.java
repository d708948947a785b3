package vn.guongsang.authoring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.Plan;

/** Plans of bodies under a plan above, of which drafts can begin. A module that keeps them answers, as a bean. */
public interface DraftSource {

    /** What was sent by a body and by those below it, the newest of each first. */
    List<Offered> of(UUID body);

    Said said(UUID id);

    record Offered(UUID id, UUID issuer, String label) {}

    /**
     * What is known of such a plan.
     *
     * @param under the plan that it carries out
     * @param movements that the body launched
     * @param criteria that it set, approved by the level above
     */
    record Said(
            Plan under,
            UUID issuer,
            String title,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Movement> movements,
            List<Criterion> criteria) {}

    record Movement(
            String name,
            String aim,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** @param subjectKind as packs write it; empty for all */
    record Criterion(String subjectKind, String text) {}
}
