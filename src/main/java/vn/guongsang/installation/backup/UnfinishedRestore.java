package vn.guongsang.installation.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import vn.guongsang.installation.DatabaseAccess;
import vn.guongsang.installation.Migrations;
import vn.guongsang.installation.SetUpFailure;

/**
 * The mark on a place that is being restored: a file in the home directory and a schema in the
 * database. It goes when all is there. Until then no program starts on the place, and another
 * restore may clear it.
 */
public final class UnfinishedRestore {

    static final String MARK = "unfinished-restore";

    private static final String SCHEMA = "unfinished_restore";

    private UnfinishedRestore() {}

    /** @throws SetUpFailure if a restore into the home directory did not come to its end */
    public static void refuse(Path home) {
        if (Files.exists(home.resolve(MARK))) {
            throw new SetUpFailure("installation.restore.unfinished", home);
        }
    }

    /** @throws SetUpFailure if a restore into the database did not come to its end */
    public static void refuse(DatabaseAccess access) {
        if (ask(access, "SELECT to_regnamespace('" + SCHEMA + "') IS NOT NULL")) {
            throw new SetUpFailure("installation.restore.unfinished", access.url());
        }
    }

    /** @throws SetUpFailure if anything is there that no unfinished restore left */
    public static void requireEmpty(Path home) {
        try {
            if (!Files.exists(home.resolve(MARK)) && !others(home).isEmpty()) {
                throw new SetUpFailure("installation.restore.home-used", home);
            }
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.home.unusable", home);
        }
    }

    /** @throws SetUpFailure if anything is there that no unfinished restore left */
    public static void requireEmpty(DatabaseAccess access) {
        if (ask(access, """
                SELECT to_regnamespace('unfinished_restore') IS NULL
                   AND EXISTS (
                       SELECT
                         FROM pg_class class
                        WHERE class.relnamespace = 'public'::regnamespace
                          AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = class.oid AND deptype = 'e'))
                """)) {
            throw new SetUpFailure("installation.restore.database-used", access.url());
        }
    }

    /** Marks the home directory and clears it; nothing of a bundled database may run in it. */
    public static void begin(Path home) {
        try {
            Path mark = home.resolve(MARK);
            if (!Files.exists(mark)) {
                Files.createFile(mark);
                sync(home);
            }
            for (Path remains : others(home)) {
                FileSystemUtils.deleteRecursively(remains);
            }
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.home.unusable", home);
        }
    }

    static void begin(DatabaseAccess access) throws SQLException {
        try (Connection connection = access.connect(access.owner())) {
            Sql.execute(connection, "CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        }
        Migrations.of(access).schemas("public").cleanDisabled(false).load().clean();
    }

    static void end(DatabaseAccess access, Path home) throws SQLException, IOException {
        try (Connection connection = access.connect(access.owner())) {
            Sql.execute(connection, "DROP SCHEMA " + SCHEMA);
        }
        Files.delete(home.resolve(MARK));
        sync(home);
    }

    private static List<Path> others(Path home) throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.filter(path ->
                            !List.of(MARK, "lock").contains(path.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean ask(DatabaseAccess access, String question) {
        try (Connection connection = access.connect(access.owner())) {
            return Sql.query(connection, question, row -> row.getBoolean(1)).getFirst();
        } catch (SQLException e) {
            throw new SetUpFailure(
                    e,
                    "installation.database.unreachable",
                    access.url(),
                    access.owner().user(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
