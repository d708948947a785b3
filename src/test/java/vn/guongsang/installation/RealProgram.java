package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import vn.guongsang.GuongSang;

/**
 * The program in a process of its own, on a home and a port of its own, started with what
 * {@code bin/run} starts it with. It can be killed as a power cut would, and comes back.
 */
public final class RealProgram implements AutoCloseable {

    /** Whom {@code kill -9} hits. */
    public enum Victim {
        PROGRAM,
        DATABASE,
        BOTH
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final List<String> options;
    private final Path home;
    private final int port;
    private Process process;
    private String killed = "";

    private RealProgram(Path home, int port, String... options) {
        this.home = home;
        this.port = port;
        this.options = List.of(options);
    }

    /** On an empty home, ready for the first request. */
    public static RealProgram started(String... options) throws Exception {
        var program = new RealProgram(TestHomes.of("program-"), freePort(), options);
        program.start();
        return program;
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        return PostgresServer.freePort();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public Path home() {
        return home;
    }

    public Process process() {
        return process;
    }

    public void start() throws Exception {
        process = launch(port, home, home.resolve("log"));
        await("the start", () -> !process.isAlive() || health() == 200);
        assertThat(process.isAlive()).as(this::log).isTrue();
    }

    /** Another one, as somebody starts who forgot about the first. */
    public Process launch(int port, Path home, Path log) throws IOException {
        List<String> command = BuiltProgram.command("-Xmx512m", GuongSang.class);
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUONGSANG_"));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("GUONGSANG_HOME", home.toString());
        return builder.start();
    }

    /** {@code kill -9}; who is not hit lives on. */
    public void kill(Victim victim) throws Exception {
        List<ProcessHandle> database = databaseProcesses();
        killed = postmaster();
        switch (victim) {
            case PROGRAM -> {
                process.destroyForcibly().waitFor();
                assertThat(databaseProcesses())
                        .as("the database outlives the program")
                        .isNotEmpty();
            }
            case DATABASE -> {
                ProcessHandle postmaster =
                        ProcessHandle.of(Long.parseLong(killed)).orElseThrow();
                postmaster.destroyForcibly();
                postmaster.onExit().join();
            }
            case BOTH -> {
                process.destroyForcibly();
                database.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        }
    }

    /** A program that was killed is started again; one whose database was killed looks after it itself. */
    public void comeBack() throws Exception {
        if (!process.isAlive()) {
            start();
            return;
        }
        await(
                "another postmaster",
                () -> !postmaster().isEmpty() && !postmaster().equals(killed));
        await("health to be up", () -> health() == 200);
        assertThat(process.isAlive()).isTrue();
    }

    /** What is stored, read as the owner. */
    public JdbcClient stored() throws IOException {
        var roles = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("postgres/cluster/roles"))) {
            roles.load(reader);
        }
        DataSource owner = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + pidFile().get(3) + "/guongsang",
                "guongsang_owner",
                roles.getProperty("guongsang_owner"));
        return JdbcClient.create(owner);
    }

    public List<ProcessHandle> databaseProcesses() {
        return new PostgresServer(home, home.resolve("postgres/cluster")).processes();
    }

    /** Its process id; empty while there is none. */
    private String postmaster() {
        try {
            return pidFile().getFirst();
        } catch (IOException | RuntimeException _) {
            return "";
        }
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(home.resolve("postgres/cluster/data/postmaster.pid"));
    }

    private String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int health() {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        databaseProcesses().forEach(ProcessHandle::destroyForcibly);
        FileSystemUtils.deleteRecursively(home);
    }
}
