package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity of the plan.
 *
 * @param issuer id of a body
 * @param under id of the plan of an upper level that it carries out, whose general criteria stay asked
 * @param number left out where the plan has none
 * @param opensAfter milestone or event that must come before
 * @param closesWith milestone or event that ends it
 * @param readingsAsWritten how it reads what can be read in more than one sense
 */
public record Plan(
        String id,
        String title,
        @Nullable String shortTitle,
        PlanKind kind,
        String issuer,
        @Nullable String under,
        @Nullable String number,
        @Nullable Issued issued,
        @Nullable PlanPeriod period,
        @Nullable String territory,
        @Nullable Signature signature,
        List<Replaced> replaces,
        List<SectionAlias> sectionAliases,
        @Nullable String opensAfter,
        @Nullable String closesWith,
        @JsonProperty("readings") @Nullable Readings readingsAsWritten,
        String clause)
        implements Entry {

    /** When and where it was issued; {@code notBefore} and {@code reason} where no date can be read. */
    public record Issued(
            @Nullable LocalDate on,
            @Nullable String at,
            @Nullable LocalDate notBefore,
            @Nullable String reason) {}

    /** Who signed, and in which capacity. */
    public record Signature(
            @Nullable String capacity, @Nullable String signer) {}

    /** An older plan that this one replaces. */
    public record Replaced(
            String id,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String issuer,
            String title,
            String clause)
            implements Entry {}

    /** A name that the pack uses for a section whose number the plan uses twice. */
    public record SectionAlias(String alias, String means) {}

    /** The period as a window; open on both ends where the plan gives none. */
    public Window window() {
        return period == null ? Window.of(null, null) : period.window();
    }

    public Readings readings() {
        return readingsAsWritten == null ? Readings.NONE : readingsAsWritten;
    }

    /** The first day of its period; where it gives none, that of the year before its last. */
    public LocalDate begin() {
        Window window = window();
        LocalDate to = window.to();
        return window.from() != null ? window.from() : LocalDate.of(to == null ? 2000 : to.getYear() - 1, 1, 1);
    }
}
