package vn.guongsang.frame;

import org.jspecify.annotations.Nullable;

/** A name and its value, with the source of the value where it has one. */
public record Definition(Text name, Text value, @Nullable String source) {

    public static Definition of(String key, String value) {
        return new Definition(Text.key(key), Text.plain(value), null);
    }

    public static Definition of(String key, Text value) {
        return new Definition(Text.key(key), value, null);
    }

    public Definition source(String source) {
        return new Definition(name, value, source);
    }
}
