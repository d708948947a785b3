package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;
import vn.guongsang.GuongSang;

/** kill -9 of the real program and of its database, at the worst moment: right after a commit. */
@Tag("slow")
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledProgramTests {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static Path home;
    private static int port;
    private static Process program;
    private static int committed;

    @BeforeAll
    static void makeHome() throws IOException {
        home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "killed-");
        port = PostgresServer.freePort();
    }

    @BeforeEach
    void runTheProgram() throws Exception {
        if (program == null || !program.isAlive()) {
            start();
        }
    }

    @AfterAll
    static void stopAndRemove() throws Exception {
        program.destroy();
        if (!program.waitFor(20, TimeUnit.SECONDS)) {
            program.destroyForcibly().waitFor();
        }
        databaseProcesses().forEach(ProcessHandle::destroyForcibly);
        FileSystemUtils.deleteRecursively(home);
    }

    @Test
    void comesBackAfterTheProgramAloneWasKilled() throws Exception {
        commit();
        program.destroyForcibly().waitFor();
        assertThat(databaseProcesses()).as("the database outlives the program").isNotEmpty();

        start();

        assertThat(rows()).isEqualTo(committed);
    }

    @Test
    void restartsItsDatabaseWhenThatWasKilled() throws Exception {
        commit();
        long postmaster = Long.parseLong(pidFile().getFirst());
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

        await("another postmaster", () -> {
            try {
                return Long.parseLong(pidFile().getFirst()) != postmaster;
            } catch (IOException | RuntimeException _) {
                return false;
            }
        });
        await("health to be up", () -> health() == 200);

        assertThat(program.isAlive()).isTrue();
        assertThat(rows()).isEqualTo(committed);
    }

    @Test
    void comesBackAfterBothWereKilled() throws Exception {
        commit();
        List<ProcessHandle> database = databaseProcesses();
        program.destroyForcibly();
        database.forEach(ProcessHandle::destroyForcibly);
        program.waitFor();

        start();

        assertThat(rows()).isEqualTo(committed);
    }

    @Test
    void refusesASecondProgramInOneLine() throws Exception {
        Process second = launch(PostgresServer.freePort(), home.resolve("second.log"));

        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(Files.readAllLines(home.resolve("second.log")))
                .hasSize(1)
                .first()
                .asString()
                .contains(home.toString());
    }

    @Test
    void refusesAUsedPortInOneLine() throws Exception {
        Path other = Files.createTempDirectory(home, "other-");
        try (var used = new ServerSocket(0)) {
            Process second = launch(used.getLocalPort(), other.resolve("log"));

            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(2);
            assertThat(Files.readAllLines(other.resolve("log")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(Integer.toString(used.getLocalPort()));
        }
    }

    @Test
    void leavesNothingRunningWhenItIsToldToStop() throws Exception {
        program.destroy();

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(databaseProcesses()).isEmpty();
        assertThat(home.resolve("postgres/cluster/data/postmaster.pid")).doesNotExist();
    }

    private static void start() throws Exception {
        program = launch(port, home.resolve("log"));
        await("the start", () -> !program.isAlive() || health() == 200);
        assertThat(program.isAlive())
                .as(() -> {
                    try {
                        return Files.readString(home.resolve("log"));
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isTrue();
    }

    private static Process launch(int port, Path log) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuongSang.class.getName(),
                        "--empty")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("GUONGSANG_HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUONGSANG_DB"));
        return builder.start();
    }

    private static int health() {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
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

    private static void commit() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kill_test (n int)");
            statement.execute("INSERT INTO kill_test VALUES (1)");
        }
        committed++;
    }

    private static int rows() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM kill_test")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static Connection connect() throws IOException, SQLException {
        var roles = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("postgres/cluster/roles"))) {
            roles.load(reader);
        }
        var owner = new DatabaseAccess.Login("guongsang_owner", roles.getProperty("guongsang_owner"));
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + pidFile().get(3) + "/guongsang", owner, owner)
                .connect(owner);
    }

    private static List<String> pidFile() throws IOException {
        return Files.readAllLines(home.resolve("postgres/cluster/data/postmaster.pid"));
    }

    private static List<ProcessHandle> databaseProcesses() {
        return new PostgresServer(home, home.resolve("postgres/cluster")).processes();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            Thread.sleep(50);
        }
    }
}
