package vn.guongsang.installation.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import vn.guongsang.installation.DatabaseAccess;
import vn.guongsang.installation.Migrations;

/** The tables as the migrations make them. */
final class Schema {

    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /** Every version that this program knows, oldest first. */
    static List<String> known() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*__*.sql"))
                    .map(file -> String.valueOf(file.getFilename()).replaceFirst("^V(\\d+)__.*", "$1"))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that were applied here, oldest first. */
    static List<Manifest.Migration> applied(Connection connection) throws SQLException {
        if (Sql.query(connection, "SELECT to_regclass('public." + HISTORY + "') IS NULL", row -> row.getBoolean(1))
                .getFirst()) {
            return List.of();
        }
        return Sql.query(
                connection, """
                SELECT version, checksum
                  FROM flyway_schema_history
                 WHERE success
                   AND version IS NOT NULL
                 ORDER BY version
                """, row -> new Manifest.Migration(row.getString("version"), row.getInt("checksum")));
    }

    static void migrate(DatabaseAccess access, String version) {
        Migrations.of(access).target(version).load().migrate();
    }

    /** All but the history, which migrating writes itself. */
    static List<Manifest.Table> tables(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                """
                SELECT class.relname AS name,
                       array_agg(attribute.attname ORDER BY attribute.attnum) FILTER (WHERE attribute.attgenerated = '') AS columns
                  FROM pg_class class
                  JOIN pg_attribute attribute ON attribute.attrelid = class.oid
                 WHERE class.relnamespace = 'public'::regnamespace
                   AND class.relkind = 'r'
                   AND class.relname <> 'flyway_schema_history'
                   AND attribute.attnum > 0
                   AND NOT attribute.attisdropped
                 GROUP BY class.relname
                 ORDER BY class.relname
                """,
                row -> new Manifest.Table(row.getString("name"), List.of((String[])
                        row.getArray("columns").getArray())));
    }

    /** They stand outside every snapshot, and never behind it. */
    static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
        List<String> names = Sql.query(connection, """
                SELECT relname
                  FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace
                   AND relkind = 'S'
                 ORDER BY relname
                """, row -> row.getString(1));
        return names.isEmpty()
                ? List.of()
                : Sql.query(
                        connection,
                        String.join(
                                " UNION ALL ",
                                names.stream()
                                        .map(name -> "SELECT '" + name.replace("'", "''")
                                                + "' AS name, last_value, is_called FROM " + Sql.quoted(name))
                                        .toList()),
                        row -> new Manifest.Sequence(
                                row.getString("name"), row.getLong("last_value"), row.getBoolean("is_called")));
    }
}
