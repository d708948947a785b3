package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told to the public, in which forms, over which channels, by which rules, and when. */
public record Communication(
        List<Statement> contents,
        List<Form> forms,
        List<Channel> channels,
        List<Statement> rules,
        List<Programme> programmes,
        @Nullable Timing timing,
        @Nullable String clause) {

    public static final Communication NONE =
            new Communication(List.of(), List.of(), List.of(), List.of(), List.of(), null, null);

    /** Forms of one group; {@code openList}: the plan says "and others". */
    public record Form(String id, @Nullable Group group, List<String> list, boolean openList, String clause)
            implements Entry {}

    public enum Group implements YamlNamed {
        MASS_MEDIA,
        OTHER
    }

    /** Who owns a channel, and who runs it technically. */
    public record Channel(
            String id,
            String name,
            @Nullable String owner,
            @Nullable String technical,
            String clause) implements Entry {}

    public record Programme(
            String id, String name, @Nullable String kind, List<String> owners, String clause) implements Entry {}

    /** When: a cadence, and milestones around which there is more. */
    public record Timing(
            @Nullable String id,
            List<String> cadence,
            List<String> peaks,
            @Nullable String also,
            @Nullable String clause) {}
}
