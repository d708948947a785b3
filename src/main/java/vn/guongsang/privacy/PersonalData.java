package vn.guongsang.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a module's tables hold about a person, as a bean of each module that holds any. */
@FunctionalInterface
public interface PersonalData {

    /** One holding a table; tables that hold nothing about the person may be left out. Secrets never leave. */
    List<Held> about(DataSubject subject);

    /** Files about the person that are kept: evidence, portraits. Their content leaves with the rest. */
    default List<UUID> attachments(DataSubject subject) {
        return List.of();
    }

    /**
     * Rows of one table about one person.
     *
     * @param table as the {@link Register} names it
     * @param rows column to value, in the order of the columns; values are text, numbers, days or instants
     */
    record Held(String table, List<Map<String, @Nullable Object>> rows) {}
}
