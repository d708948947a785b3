package vn.guongsang.frame;

import org.jspecify.annotations.Nullable;

/** One value of a select, of radios or of checkboxes. */
public record Choice(String value, Text label, @Nullable Text hint) {

    public static Choice of(String value, String key) {
        return new Choice(value, Text.key(key), null);
    }

    public static Choice data(String value, String label) {
        return new Choice(value, Text.plain(label), null);
    }

    public Choice hint(@Nullable Text hint) {
        return new Choice(value, label, hint);
    }
}
