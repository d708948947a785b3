package vn.guongsang.plan.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any entry of the pack as it is written, whatever its section: what the typed records do not say
 * (notes, what is inferred) and what a comparison of facts needs.
 *
 * @param section the keys that lead to it without positions, e.g. {@code criteria.sets.items}
 * @param clause its own or its parent's
 * @param line where it begins in the file, counted from 1
 * @param figures its keys and values as written: text, numbers, booleans, lists and maps
 */
public record PackEntry(String id, String section, String clause, int line, Map<String, Object> figures) {

    /** The clause of what the plan says nowhere in particular. */
    public static final String WHOLE_TEXT = "toàn văn";

    public PackEntry {
        figures = java.util.Collections.unmodifiableMap(figures);
    }

    public Optional<String> note() {
        return text("note");
    }

    /** What the plan leaves to a person, in words. */
    public Optional<String> open() {
        return text("open");
    }

    /** Whether the author of the pack inferred this key; {@code inferred: true} covers every key. */
    public boolean inferred(String key) {
        return switch (figures.get("inferred")) {
            case Boolean all -> all;
            case List<?> keys -> keys.contains(key);
            case null, default -> false;
        };
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(figures.get(key)).map(Object::toString);
    }
}
