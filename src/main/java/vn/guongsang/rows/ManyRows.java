package vn.guongsang.rows;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes many rows by PostgreSQL's {@code COPY}, all of them or none, in the transaction that is open. */
@Component
public class ManyRows {

    private final JdbcTemplate jdbc;

    ManyRows(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
    }

    /**
     * @param table a name from the program's own text, as the columns are
     * @param columns in the order of the cells
     * @param rows cells whose {@code toString} PostgreSQL reads: texts, numbers, ids, days, times, truths; null for none
     * @throws org.springframework.dao.DataAccessException if PostgreSQL refuses a row
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void copy(String table, List<String> columns, List<@Nullable Object[]> rows) {
        // foreign keys are checked row by row: with the pool's setting each check would be planned anew
        jdbc.execute("SET LOCAL plan_cache_mode = auto");
        var text = new StringBuilder();
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                write(text, row[i]);
                text.append(i + 1 < row.length ? '\t' : '\n');
            }
        }
        jdbc.execute((Connection connection) -> copied(
                connection, "COPY %s (%s) FROM STDIN".formatted(table, String.join(", ", columns)), text.toString()));
    }

    private static long copied(Connection connection, String copy, String text) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(StringBuilder text, @Nullable Object cell) {
        if (cell == null) {
            text.append("\\N");
            return;
        }
        String said = cell.toString();
        for (int i = 0; i < said.length(); i++) {
            char letter = said.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }
}
