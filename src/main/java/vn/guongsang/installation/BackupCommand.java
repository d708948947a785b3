package vn.guongsang.installation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import vn.guongsang.installation.backup.Archive;
import vn.guongsang.installation.backup.Backup;
import vn.guongsang.installation.backup.Contents;
import vn.guongsang.installation.backup.Passphrase;
import vn.guongsang.installation.backup.Restore;
import vn.guongsang.installation.backup.UnfinishedRestore;

/**
 * {@code backup FILE}, {@code backup check FILE} and {@code restore FILE}, on the installation that
 * the environment names. Exit codes: 0 done, 2 not done, for the reason in the one line.
 */
public final class BackupCommand {

    private BackupCommand() {}

    public static void main(String[] args) {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        try {
            System.out.println(run(System.getenv(), args));
        } catch (RuntimeException failure) {
            System.err.println(SetUpFailureReport.line(failure).orElseThrow(() -> failure));
            System.exit(SetUpFailure.EXIT_CODE);
        }
    }

    /** @return what was done, in one line */
    static String run(Map<String, String> environment, String... args) {
        String command = String.join(" ", List.of(args).subList(0, Math.max(args.length - 1, 0)));
        if (!List.of("backup", "backup check", "restore").contains(command)) {
            throw new SetUpFailure("installation.backup.usage");
        }
        Path file = Path.of(args[args.length - 1]);
        Settings settings = Settings.of(environment);
        Passphrase passphrase = Passphrase.of(environment);
        return switch (command) {
            case "backup" ->
                done("installation.backup.done", file, backup(environment, settings, file, passphrase), "");
            case "restore" -> {
                Archive archive = restored(settings, Archive.check(file, passphrase));
                yield done("installation.restore.done", file, archive.contents(), archive.madeAt());
            }
            default -> {
                Archive archive = Archive.check(file, passphrase);
                yield done("installation.backup.whole", file, archive.contents(), archive.madeAt());
            }
        };
    }

    private static Contents backup(
            Map<String, String> environment, Settings settings, Path file, Passphrase passphrase) {
        UnfinishedRestore.refuse(settings.home());
        try (DatabaseVisit database = DatabaseVisit.of(environment)) {
            UnfinishedRestore.refuse(database.access());
            return Backup.take(database.access(), settings.home(), file, passphrase);
        }
    }

    private static Archive restored(Settings settings, Archive archive) {
        Restore.requireKnownSchema(archive);
        Path home = settings.home();
        try (FileChannel lock = EmbeddedDatabase.lock(home)) {
            UnfinishedRestore.requireEmpty(home);
            settings.external()
                    .map(ExternalDatabase::open)
                    .ifPresent(database -> UnfinishedRestore.requireEmpty(database.access()));
            EmbeddedDatabase.stopRemains(home);
            UnfinishedRestore.begin(home);
            try (Database database = settings.external().isPresent()
                    ? ExternalDatabase.open(settings.external().get())
                    : EmbeddedDatabase.open(home, lock)) {
                Restore.restore(archive, database.access(), home);
            }
            return archive;
        } catch (IOException e) {
            throw new SetUpFailure(e, "installation.home.unusable", home);
        }
    }

    private static String done(String key, Path file, Contents contents, String madeAt) {
        return ConsoleText.both(
                key,
                file,
                Integer.toString(contents.tables()),
                Long.toString(contents.allRows()),
                Integer.toString(contents.files()),
                madeAt);
    }
}
