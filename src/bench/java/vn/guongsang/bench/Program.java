package vn.guongsang.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The product as {@code bin/run} starts it, on a home of the bench's own, with its bundled PostgreSQL. */
final class Program implements AutoCloseable {

    private final Path root;
    private final Path home;
    private final int port;
    private Process process;

    Program(Path root, Path home) throws IOException {
        this.root = root;
        this.home = home;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    /**
     * @param options as for {@code bin/run}
     * @return seconds until it answered
     */
    double start(String... options) throws Exception {
        long begun = System.nanoTime();
        Path log = home.resolveSibling("program.log");
        var command = new ArrayList<>(List.of(
                        root.resolve("bin/run").toString(),
                        "--server.tomcat.accesslog.enabled=true",
                        "--server.tomcat.accesslog.buffered=false",
                        "--server.tomcat.accesslog.directory=" + accessLog().getParent(),
                        "--server.tomcat.accesslog.prefix=access",
                        "--server.tomcat.accesslog.suffix=.log",
                        "--server.tomcat.accesslog.rotate=false",
                        // microseconds in the server, status, address
                        "--server.tomcat.accesslog.pattern=%D_%s_%U%q"));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("GUONGSANG_HOME", home.toString());
        builder.environment().put("PORT", Integer.toString(port));
        process = builder.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(address("/actuator/health")).build();
            for (int attempt = 0; attempt < 1200; attempt++) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the program ended, see " + log);
                }
                try {
                    if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return (System.nanoTime() - begun) / 1e9;
                    }
                } catch (IOException _) {
                    // not yet
                }
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("the program did not answer within four minutes, see " + log);
    }

    void stop() throws Exception {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Starts anew with nothing in any cache that can be emptied without disturbing the rest of the machine. */
    void restartCold() throws Exception {
        stop();
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "sync; find \"$1\" -type f -size +0 -exec dd if={} iflag=nocache count=0 status=none \\;",
                        "sh",
                        data().toString())
                .inheritIO()
                .start()
                .waitFor();
        start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    Path accessLog() {
        return home.resolveSibling("access.log").toAbsolutePath();
    }

    Path data() {
        return home.resolve("postgres/cluster/data");
    }

    Connection connect(String role) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/guongsang", role, password(role));
    }

    String databasePort() throws IOException {
        return postmaster().get(3).strip();
    }

    String password(String role) throws IOException {
        var roles = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("postgres/cluster/roles"))) {
            roles.load(reader);
        }
        return roles.getProperty(role);
    }

    /** Has PostgreSQL read its configuration again. */
    void reloadDatabase() throws Exception {
        new ProcessBuilder("kill", "-HUP", postmaster().getFirst().strip()).inheritIO().start().waitFor();
        Thread.sleep(300);
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data().resolve("postmaster.pid"));
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
