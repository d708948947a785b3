package vn.guongsang.authoring.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a pack that are not known to be right: what is not a map or a list is an empty one. */
final class DraftPackValues {

    private DraftPackValues() {}

    @SuppressWarnings("unchecked") // maps of a pack have texts for keys
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked") // of any values
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }
}
