package vn.guongsang.plan.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is unclear in the plan.
 *
 * @param reading what the pack does about it
 * @param concerns ids of the entries that it touches
 */
public record Ambiguity(
        String id, Kind kind, String text, @Nullable String reading, List<String> concerns, String clause)
        implements Entry {

    public enum Kind implements YamlNamed {
        MISTAKE,
        CONFLICT,
        MISSING,
        GAP,
        UNCLEAR,
        UNDEFINED,
        NAME_VARIANT,
        SCOPE,
        OPEN,
        OVERLAP,
        SPLIT,
        DUPLICATE,
        LATE,
        TYPO,
        CONTRADICTION
    }
}
