package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clusters (cụm) and blocs (khối) of the plan.
 *
 * @param declared how many the plan says there are, which may differ from those it lists
 */
public record Blocs(
        @Nullable Integer declared,
        List<Bloc> items,
        @Nullable String clause) {

    public static final Blocs NONE = new Blocs(null, List.of(), null);

    public record Bloc(String id, Kind kind, @Nullable Integer number, String name, String clause) implements Entry {}

    public enum Kind implements YamlNamed {
        CLUSTER,
        BLOC
    }
}
