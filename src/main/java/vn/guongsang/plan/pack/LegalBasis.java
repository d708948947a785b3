package vn.guongsang.plan.pack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A document that the plan rests on or names (căn cứ). */
public record LegalBasis(
        String id,
        Kind kind,
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable String issuer,
        @Nullable String title,
        @Nullable Role role,
        String clause)
        implements Entry {

    public enum Kind implements YamlNamed {
        LAW,
        DECREE,
        DECISION,
        DIRECTIVE,
        RESOLUTION,
        CIRCULAR,
        GUIDANCE,
        PLAN,
        PROGRAMME,
        OTHER
    }

    /** What the plan does with the document. */
    public enum Role implements YamlNamed {
        IMPLEMENTS,
        DIRECT_BASIS,
        GUIDING,
        CONTINUES,
        SERVES,
        CRITERION_BASIS,
        LINKED,
        APPLIES,
        OBJECTIVE,
        /** announced, not there yet */
        AWAITED
    }
}
