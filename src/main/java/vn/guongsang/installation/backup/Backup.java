package vn.guongsang.installation.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import vn.guongsang.installation.DatabaseAccess;
import vn.guongsang.installation.SetUpFailure;

/**
 * Takes everything that an installation keeps, as of one moment, beside a running program: all
 * tables in one snapshot, then the files of the home directory. A file that rows refer to is there
 * before them, so it is in the archive too.
 */
public final class Backup {

    /** Of the home directory: the bundled database, which goes by its rows, and what belongs to a process. */
    private static final Set<String> NOT_KEPT = Set.of("postgres", "lock", UnfinishedRestore.MARK);

    private Backup() {}

    /** @throws SetUpFailure if there is nothing to take or nowhere to put it */
    public static Contents take(DatabaseAccess access, Path home, Path file, Passphrase passphrase) {
        if (file.toAbsolutePath().normalize().startsWith(home)) {
            throw new SetUpFailure("installation.backup.inside", file, home);
        }
        try (Connection connection = access.connect(access.owner());
                var archive = new ArchiveWriter(file, passphrase)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Manifest manifest = manifest(connection, archive.begunAt().toString(), access);
            archive.json(Archive.MANIFEST, manifest);
            Map<String, Long> rows = new LinkedHashMap<>();
            for (Manifest.Table table : manifest.tables()) {
                try (OutputStream out = archive.entry(Archive.TABLE + table.name())) {
                    rows.put(
                            table.name(),
                            connection
                                    .unwrap(PGConnection.class)
                                    .getCopyAPI()
                                    .copyOut("COPY " + table.sql() + " TO STDOUT", out));
                }
            }
            int files = 0;
            for (Path kept : files(home)) {
                try (OutputStream out = archive.entry(Archive.FILE + home.relativize(kept))) {
                    Files.copy(kept, out);
                }
                files++;
            }
            var contents = new Contents(rows, files);
            archive.json(Archive.CONTENTS, contents);
            archive.finish();
            return contents;
        } catch (IOException | UncheckedIOException | SQLException e) {
            throw new SetUpFailure(e, "installation.backup.failed", file, String.valueOf(e.getMessage()));
        }
    }

    /** Holds all tables as they are made, against a migration in between. */
    private static Manifest manifest(Connection connection, String begunAt, DatabaseAccess access) throws SQLException {
        List<Manifest.Migration> migrations = Schema.applied(connection);
        if (migrations.isEmpty()) {
            throw new SetUpFailure("installation.backup.nothing", access.url());
        }
        String names = Schema.tables(connection).stream()
                .map(table -> Sql.quoted(table.name()))
                .collect(Collectors.joining(", "));
        Sql.execute(connection, "LOCK TABLE " + names + " IN ACCESS SHARE MODE");
        return new Manifest(begunAt, migrations, Schema.tables(connection), Schema.sequences(connection));
    }

    private static List<Path> files(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> top = Files.list(home)) {
            return top.filter(path -> !NOT_KEPT.contains(path.getFileName().toString()))
                    .flatMap(Backup::below)
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> below(Path path) {
        try {
            return Files.walk(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
