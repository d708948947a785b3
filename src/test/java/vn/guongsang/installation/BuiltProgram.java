package vn.guongsang.installation;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import vn.guongsang.GuongSang;

/**
 * What was built, as processes of their own start it: one jar, the home of a first start to copy from, and a cache of
 * what that start has loaded and linked. {@code bin/setup} makes the same three. A start then takes about half the
 * time, and tests make some twenty.
 */
public final class BuiltProgram {

    private static final Path PLACE = Path.of("target", "test-program").toAbsolutePath();
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path CACHE = PLACE.resolve("guongsang.aot");
    private static final Path HOME = PLACE.resolve("home");

    private static final List<String> SETTINGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final BuiltProgram READY = made();

    private final String classPath;

    private BuiltProgram(String classPath) {
        this.classPath = classPath;
    }

    /** The words of a command up to those for {@code main} itself. */
    public static List<String> command(String heap, Class<?> main) {
        return READY.command("-XX:AOTCache=" + CACHE, heap, HOME.toString(), main);
    }

    private List<String> command(String cache, String heap, String prepared, Class<?> main) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SETTINGS);
        command.addAll(List.of(
                heap, cache, "-Xlog:aot=off", "-Dguongsang.prepared=" + prepared, "-cp", classPath, main.getName()));
        return command;
    }

    /** One test JVM after the other: the second finds what the first has made. */
    private static BuiltProgram made() {
        try {
            Files.createDirectories(PLACE);
            try (var turn = FileChannel.open(PLACE.resolve("turn"), CREATE, WRITE)) {
                turn.lock();
                Path jar = PLACE.resolve("guongsang.jar");
                var program = new BuiltProgram(Stream.concat(
                                Stream.of(jar.toString()),
                                Arrays.stream(System.getProperty("java.class.path")
                                                .split(File.pathSeparator))
                                        .filter(entry -> entry.endsWith(".jar")))
                        .collect(Collectors.joining(File.pathSeparator)));
                Path stamp = PLACE.resolve("stamp");
                String built = built() + " " + program.classPath;
                if (Files.notExists(stamp) || !Files.readString(stamp).equals(built)) {
                    Files.deleteIfExists(stamp);
                    program.make(jar);
                    Files.writeString(stamp, built);
                }
                return program;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When the youngest class was compiled. */
    private static String built() throws IOException {
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            return Long.toString(classes.mapToLong(path -> path.toFile().lastModified())
                    .max()
                    .orElse(0));
        }
    }

    private void make(Path jar) throws IOException, InterruptedException {
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        jar.toString(),
                        "-C",
                        CLASSES.toString(),
                        ".");
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
        int port = PostgresServer.freePort();
        Path log = PLACE.resolve("log");
        var builder = new ProcessBuilder(command(
                        "-XX:AOTCacheOutput=" + CACHE,
                        "-Xmx512m",
                        System.getProperty("guongsang.prepared", ""),
                        GuongSang.class))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUONGSANG_"));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("GUONGSANG_HOME", HOME.toString());
        Process start = builder.start();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (start.isAlive() && !answers(port) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        start.destroy();
        if (!start.waitFor(120, TimeUnit.SECONDS) || Files.notExists(CACHE)) {
            start.destroyForcibly();
            throw new IllegalStateException(Files.readString(log));
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
