package vn.guongsang.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an act changed in one field of its subject.
 *
 * @param field message key of the field's name
 * @param before empty where there was nothing
 * @param after empty where nothing is left
 */
public record Change(String field, String before, String after) {

    /** Collects the fields that differ; what stayed as it was is no change. */
    public static final class Changes {

        private final List<Change> changes = new ArrayList<>();

        public Changes of(String field, @Nullable Object before, @Nullable Object after) {
            if (!Objects.equals(text(before), text(after))) {
                changes.add(new Change(field, text(before), text(after)));
            }
            return this;
        }

        public List<Change> list() {
            return List.copyOf(changes);
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    public static Changes changes() {
        return new Changes();
    }
}
