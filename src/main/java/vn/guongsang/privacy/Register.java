package vn.guongsang.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;

/**
 * The one register of what the product keeps, column by column: its class, and for what tells of people
 * also why it is kept, on what basis and for how long. A test holds it against the tables themselves.
 */
@Component
public class Register {

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> tables = new LinkedHashSet<>();

    Register() {
        try (InputStream file = Register.class.getResourceAsStream("/vn/guongsang/privacy/register.yaml")) {
            Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            Map<String, Basis> bases = bases(map(root, "bases"));
            map(root, "tables").forEach((table, said) -> add((String) table, (Map<?, ?>) said, bases));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The ground on which something is kept.
     *
     * @param cites law or decree as it is cited
     * @param read whether the text itself was read when the line was written; else it is from memory
     */
    public record Basis(String cites, boolean read) {}

    /**
     * One column.
     *
     * @param purpose message key under {@code privacy.purpose.}, empty where it tells of nobody
     * @param basis null where it tells of nobody
     * @param retention message key under {@code privacy.retention.}, empty where it tells of nobody
     */
    public record Entry(
            String table,
            String column,
            DataClass dataClass,
            String purpose,
            @Nullable Basis basis,
            String retention) {}

    /** All of them, in the order of the file: table by table, the most sensitive first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Also those that hold no words at all. */
    public Set<String> tables() {
        return Set.copyOf(tables);
    }

    public List<Entry> of(DataClass dataClass) {
        return entries.stream().filter(entry -> entry.dataClass() == dataClass).toList();
    }

    public Optional<Entry> find(String table, String column) {
        return entries.stream()
                .filter(entry -> entry.table().equals(table) && entry.column().equals(column))
                .findFirst();
    }

    private static Map<?, ?> map(Map<?, ?> row, String key) {
        return (Map<?, ?>) Objects.requireNonNull(row.get(key), key);
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }

    private static Map<String, Basis> bases(Map<?, ?> rows) {
        Map<String, Basis> bases = new LinkedHashMap<>();
        rows.forEach((code, row) -> {
            Map<?, ?> basis = (Map<?, ?>) row;
            bases.put((String) code, new Basis(text(basis, "cites"), Boolean.TRUE.equals(basis.get("read"))));
        });
        return bases;
    }

    private void add(String table, Map<?, ?> said, Map<String, Basis> bases) {
        tables.add(table);
        for (DataClass dataClass : List.of(DataClass.SENSITIVE, DataClass.PERSONAL, DataClass.PUBLIC)) {
            Object columns = said.get(dataClass.name().toLowerCase(Locale.ROOT));
            for (Object column : columns == null ? List.of() : (List<?>) columns) {
                entries.add(
                        dataClass == DataClass.PUBLIC
                                ? new Entry(table, (String) column, dataClass, "", null, "")
                                : new Entry(
                                        table,
                                        (String) column,
                                        dataClass,
                                        text(said, "purpose"),
                                        Optional.ofNullable(bases.get(said.get("basis")))
                                                .orElseThrow(() -> new IllegalStateException(
                                                        table + " rests on an unknown basis: " + said.get("basis"))),
                                        text(said, "retention")));
            }
        }
    }
}
