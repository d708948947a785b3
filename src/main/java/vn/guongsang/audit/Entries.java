package vn.guongsang.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries as rows of {@code audit_entry}. */
public final class Entries {

    private static final JsonMapper JSON = new JsonMapper();

    private Entries() {}

    /**
     * @param number of the row, not used
     * @throws tools.jackson.core.JacksonException or IllegalArgumentException when somebody wrote what
     *     the product does not
     */
    public static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("business_day", LocalDate.class),
                new By(
                        row.getObject("account_id", UUID.class),
                        row.getString("person"),
                        row.getString("role"),
                        row.getObject("body_id", UUID.class),
                        row.getString("body_name")),
                row.getString("act"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("basis"),
                details(row.getString("details")),
                changes(row.getString("changes")));
    }

    /** Strict, because the chain hashes what is read: nothing else may read as the same. */
    private static Map<String, String> details(String json) {
        return JSON.readTree(json).properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, detail -> detail.getValue().stringValue(), (one, _) -> one, TreeMap::new));
    }

    private static List<Change> changes(String json) {
        return JSON.readTree(json).properties().stream()
                .map(change -> change(change.getKey(), change.getValue()))
                .sorted(Comparator.comparing(Change::field))
                .toList();
    }

    private static Change change(String field, JsonNode values) {
        if (values.size() != 2) {
            throw new IllegalArgumentException("not a change: " + values);
        }
        return new Change(field, values.get(0).stringValue(), values.get(1).stringValue());
    }

    static String details(Map<String, String> details) {
        return JSON.writeValueAsString(details);
    }

    static String changes(List<Change> changes) {
        var all = new TreeMap<String, List<String>>();
        changes.forEach(change -> all.put(change.field(), List.of(change.before(), change.after())));
        return JSON.writeValueAsString(all);
    }
}
