package vn.guongsang.privacy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a module holds about people with an account, and only about them: a table after the other. */
public abstract class AccountData implements PersonalData {

    private final JdbcClient jdbc;
    private final List<Table> tables;

    protected AccountData(JdbcClient jdbc, Table... tables) {
        this.jdbc = jdbc;
        this.tables = List.of(tables);
    }

    /** A table as the {@link Register} names it, and the statement that tells its rows about {@code :person}. */
    public record Table(String name, String sql) {}

    @Override
    public List<Held> about(DataSubject subject) {
        return switch (subject.kind()) {
            case EXEMPLAR, LEDGER, WRITER -> List.of();
            case ACCOUNT ->
                tables.stream()
                        .map(table -> HeldRows.of(jdbc, table.name(), table.sql(), subject.id()))
                        .toList();
        };
    }
}
