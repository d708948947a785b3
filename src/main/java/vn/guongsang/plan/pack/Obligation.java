package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who owes what by when, once or again and again.
 *
 * @param who bodies and groups that owe it
 * @param to recipients; {@code toText} where the plan only describes them
 * @param via body through which it goes, for all recipients or those in {@code viaFor}
 * @param window first and last day of the duty; null means the plan's period
 * @param minimum what has to be in it, per body and period
 * @param bindingAsWritten false for an expected time that is no deadline; null means binding
 */
public record Obligation(
        String id,
        Kind kind,
        String what,
        List<String> who,
        List<String> with,
        List<String> to,
        @Nullable String toText,
        @Nullable String via,
        List<String> viaFor,
        List<String> copies,
        Cadence cadence,
        @Nullable Window window,
        DueRule due,
        List<Minimum> minimum,
        List<String> contains,
        boolean containsUnitPlan,
        @JsonProperty("binding") @Nullable Boolean bindingAsWritten,
        @Nullable String embeddedIn,
        @Nullable String followUp,
        List<String> advisedBy,
        @Nullable String issuedBy,
        List<String> escalatesTo,
        @Nullable String milestone,
        @Nullable String conference,
        @Nullable String movement,
        String clause)
        implements Entry {

    public enum Kind implements YamlNamed {
        NOMINATION,
        REGISTRATION,
        UNIT_PLAN,
        PLAN,
        REPORT,
        REVIEW,
        ESTIMATE,
        PROPOSAL,
        GUIDANCE,
        FORWARD,
        FEEDBACK,
        SYNTHESIS,
        RECOGNITION,
        LIST,
        WORKS,
        ACT
    }

    /**
     * The least number per body and period.
     *
     * @param who to whom it applies; empty means everyone who owes the obligation
     * @param of which kind; null means any
     */
    public record Minimum(
            List<String> who, int count, @Nullable SubjectKind of) {

        public boolean ofAnyKind() {
            return of == null || of == SubjectKind.ANY;
        }
    }

    public boolean binding() {
        return bindingAsWritten == null || bindingAsWritten;
    }
}
