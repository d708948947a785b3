package vn.guongsang.plan.pack;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conferences of exemplars: levels, and what all of them share. */
public record Conferences(
        List<ConferenceLevel> levels,
        List<AgendaItem> agenda,
        List<ReportSection> report,
        List<Speech> speeches,
        List<Delegation> delegation,
        List<Awarding> awards,
        List<Activity> activities,
        @Nullable String clause) {

    public static final Conferences NONE =
            new Conferences(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

    /**
     * @param days length in days; a half day is 0.5
     * @param separatePlan it gets a plan of its own
     */
    public record ConferenceLevel(
            String id,
            Kind level,
            String name,
            List<String> organisers,
            @Nullable String organiserRule,
            @Nullable Forms forms,
            @Nullable Window window,
            @Nullable BigDecimal days,
            List<String> directedBy,
            @Nullable String agreedWith,
            @Nullable DelegateRule delegates,
            List<Composition> compositions,
            boolean separatePlan,
            String clause)
            implements Entry {}

    public enum Kind implements YamlNamed {
        GRASSROOTS,
        DEPARTMENT_DISTRICT,
        PROVINCE,
        ALL_LEVELS
    }

    /** Forms to choose from, or the one that is fixed. */
    public record Forms(
            Choice choose, List<String> options, @Nullable String chosenBy) {}

    public enum Choice implements YamlNamed {
        ONE,
        FIXED
    }

    public record DelegateRule(
            @Nullable String rule,
            @Nullable String proposedBy,
            @Nullable String decidedBy) {}

    /** Who takes part, for these organisers; empty means for all. */
    public record Composition(List<String> organisers, List<Participants> groups) {}

    /** A group of participants; {@code ifAny} where the plan says "nếu có". */
    public record Participants(String name, boolean ifAny, boolean invited) {}

    public record AgendaItem(String id, int order, String item, List<String> needs, List<String> or, String clause)
            implements Entry {}

    /** A section of the report; {@code computed}: the system can fill it. */
    public record ReportSection(
            String id, int order, String section, List<String> contains, boolean computed, String clause)
            implements Entry {}

    public record Speech(
            String id,
            String text,
            @Nullable String criteriaSet,
            @Nullable String decidedBy,
            @Nullable String limitedBy,
            String clause)
            implements Entry {}

    public record Delegation(
            String id,
            String text,
            List<String> fromLevels,
            @Nullable String agenda,
            @Nullable String obligation,
            String clause)
            implements Entry {}

    public record Awarding(
            String id,
            String text,
            @Nullable String legalBasis,
            @Nullable String obligation,
            String clause) implements Entry {}

    public record Activity(String id, String text, @Nullable String when, String clause) implements Entry {}
}
