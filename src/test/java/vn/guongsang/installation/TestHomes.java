package vn.guongsang.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Where the databases and homes that tests make stand: in memory where the machine has a file system there, else below
 * {@code target}. A database is copied for each class of tests, and its fifteen hundred files are a burden to a disk's
 * file system: in a profile of the suite, a fifth of all processor time went into finding room for them. What a killed
 * process leaves behind is the same on both; a power cut is not what these tests are about.
 */
public final class TestHomes {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path DISK = Path.of("target", "test-homes").toAbsolutePath();

    /** What the tests of one JVM may grow to, and more. */
    private static final long ROOM = 4L << 30;

    private static final String PREFIX = "guongsang-tests-";

    /** All of this JVM; it goes when the JVM ends. */
    private static final Path OWN = make();

    private TestHomes() {}

    /** A new, empty one. */
    public static Path of(String prefix) throws IOException {
        return Files.createTempDirectory(OWN, prefix);
    }

    private static Path make() {
        try {
            Path parent =
                    Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM ? MEMORY : DISK;
            Files.createDirectories(parent);
            clearRemains(parent);
            Path own = Files.createDirectory(
                    parent.resolve(PREFIX + ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(own)));
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a killed test JVM left. */
    private static void clearRemains(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            entries.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .filter(path ->
                            isLeft(Long.parseLong(path.getFileName().toString().substring(PREFIX.length()))))
                    .forEach(TestHomes::discard);
        }
    }

    private static boolean isLeft(long pid) {
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    /** Whatever server still runs in it is ended first. */
    private static void discard(Path own) {
        try (Stream<Path> files = Files.walk(own, 6)) {
            files.filter(file -> file.endsWith("postmaster.pid"))
                    .map(file -> file.getParent().getParent())
                    .forEach(parent -> new PostgresServer(own, parent).kill());
            FileSystemUtils.deleteRecursively(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
