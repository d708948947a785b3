package vn.guongsang.installation.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import vn.guongsang.installation.DatabaseAccess;
import vn.guongsang.installation.SetUpFailure;

/**
 * Puts an archive into an empty place: the schema as the archive knew it, its rows, then the
 * migrations that came since. Rows go in as they are, past triggers and foreign keys; putting the
 * foreign keys back proves them all.
 */
public final class Restore {

    private final Archive archive;
    private final DatabaseAccess access;
    private final Path home;

    private Restore(Archive archive, DatabaseAccess access, Path home) {
        this.archive = archive;
        this.access = access;
        this.home = home;
    }

    /** @throws SetUpFailure if this program does not know the archive's schema */
    public static void requireKnownSchema(Archive archive) {
        List<String> versions = archive.manifest().migrations().stream()
                .map(Manifest.Migration::version)
                .toList();
        List<String> known = Schema.known();
        if (!versions.equals(known.subList(0, Math.min(versions.size(), known.size())))) {
            throw new SetUpFailure("installation.restore.newer", versions.getLast(), known.getLast());
        }
    }

    /**
     * Restores into a place that {@link UnfinishedRestore#begin(Path)} has marked, and takes the mark off.
     *
     * @throws SetUpFailure if that fails; the place stays marked
     */
    public static void restore(Archive archive, DatabaseAccess access, Path home) {
        try {
            new Restore(archive, access, home).run();
        } catch (IOException | SQLException | FlywayException e) {
            throw new SetUpFailure(e, "installation.restore.failed", String.valueOf(e.getMessage()));
        }
    }

    private void run() throws IOException, SQLException {
        Manifest manifest = archive.manifest();
        UnfinishedRestore.begin(access);
        Schema.migrate(access, manifest.migrations().getLast().version());
        try (Connection connection = access.connect(access.owner())) {
            if (!Schema.applied(connection).equals(manifest.migrations())) {
                throw new SetUpFailure("installation.database.foreign");
            }
            connection.setAutoCommit(false);
            List<String> putBack = takeOff(connection);
            for (Manifest.Table table : Schema.tables(connection)) {
                Sql.execute(connection, "TRUNCATE " + Sql.quoted(table.name()));
            }
            if (!fill(connection).equals(archive.contents().rows())) {
                throw new IOException("the rows are not those that were counted");
            }
            for (String statement : putBack) {
                Sql.execute(connection, statement);
            }
            for (Manifest.Sequence sequence : manifest.sequences()) {
                Sql.execute(
                        connection,
                        "SELECT setval('%s', %d, %s)"
                                .formatted(
                                        Sql.quoted(sequence.name()).replace("'", "''"),
                                        sequence.last(),
                                        sequence.called()));
            }
            connection.commit();
        }
        Schema.migrate(access, "latest");
        try (Connection connection = access.connect(access.owner())) {
            Sql.execute(connection, "ANALYZE");
        }
        UnfinishedRestore.end(access, home);
    }

    /** Takes triggers and foreign keys off, and returns the statements that put them back as they were. */
    private static List<String> takeOff(Connection connection) throws SQLException {
        record Off(String takeOff, String putBack) {}
        List<Off> all =
                Sql.query(connection, """
                SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS take_off,
                       format('ALTER TABLE %s %s TRIGGER %I', tgrelid::regclass,
                              CASE tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS'
                                             WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END,
                              tgname) AS put_back
                  FROM pg_trigger
                  JOIN pg_class class ON class.oid = tgrelid
                 WHERE NOT tgisinternal
                   AND class.relnamespace = 'public'::regnamespace
                UNION ALL
                SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                  FROM pg_constraint
                 WHERE contype = 'f'
                   AND conparentid = 0
                   AND connamespace = 'public'::regnamespace
                """, row -> new Off(row.getString("take_off"), row.getString("put_back")));
        for (Off one : all) {
            Sql.execute(connection, one.takeOff());
        }
        return all.stream().map(Off::putBack).toList();
    }

    /** @return the rows of each table */
    private Map<String, Long> fill(Connection connection) throws IOException, SQLException {
        Map<String, Manifest.Table> tables = new HashMap<>();
        archive.manifest().tables().forEach(table -> tables.put(Archive.TABLE + table.name(), table));
        Map<String, Long> rows = new HashMap<>();
        archive.read((name, content) -> {
            if (name.startsWith(Archive.FILE)) {
                write(home.resolve(name.substring(Archive.FILE.length())).normalize(), content);
            } else if (tables.get(name) instanceof Manifest.Table table) {
                try {
                    rows.put(
                            table.name(),
                            connection
                                    .unwrap(PGConnection.class)
                                    .getCopyAPI()
                                    .copyIn("COPY " + table.sql() + " FROM STDIN", content, Seal.CHUNK));
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            }
        });
        return rows;
    }

    /** For the owner only: among them are keys. */
    private void write(Path file, InputStream content) throws IOException {
        if (!file.startsWith(home)) {
            throw new IOException("leads out of the home directory: " + file);
        }
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }
}
