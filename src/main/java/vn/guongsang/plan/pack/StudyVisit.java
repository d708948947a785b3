package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit to learn from others, inside or outside the territory. */
public record StudyVisit(
        String id,
        List<String> who,
        String text,
        @Nullable Scope scope,
        @Nullable String event,
        String clause) implements Entry {

    public enum Scope implements YamlNamed {
        INSIDE,
        OUTSIDE
    }
}
