package vn.guongsang.plan.pack;

import java.util.Locale;

/** A word of the format: an enumeration whose constants are written in kebab-case in a pack. */
public interface YamlNamed {

    String name();

    /** The word as a pack writes it, e.g. {@code half-yearly}. */
    default String yaml() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
