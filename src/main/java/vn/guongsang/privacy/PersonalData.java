package vn.guongsang.privacy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a module's tables hold about a person, as a bean of each module that holds any. */
@FunctionalInterface
public interface PersonalData {

    /** One holding a table; tables that hold nothing about the person may be left out. Secrets never leave. */
    List<Held> about(DataSubject subject);

    /**
     * Rows of one table about one person.
     *
     * @param table as the {@link Register} names it
     * @param rows column to value, in the order of the columns; values are text, numbers, days or instants
     */
    record Held(String table, List<Map<String, @Nullable Object>> rows) {}
}
