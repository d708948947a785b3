package vn.guongsang.journeys;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A real Keycloak with one realm, for the whole test run; its archive comes from Maven and is unpacked once. */
final class Keycloak {

    private static final Path PARENT = Path.of("target", "keycloak").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port;

    private Keycloak(int port) {
        this.port = port;
    }

    URI issuer() {
        return URI.create("http://localhost:" + port + "/realms/thidua");
    }

    static Keycloak start() {
        try {
            Path home = unpacked();
            Path data = home.resolve("data");
            Files.createDirectories(data.resolve("import"));
            Files.copy(
                    Path.of("src/test/resources/keycloak/realm.json"),
                    data.resolve("import/realm.json"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            int port = freePort();
            ProcessBuilder command = new ProcessBuilder(
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--cache=local",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(PARENT.resolve("keycloak.log").toFile());
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            Process process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            var keycloak = new Keycloak(port);
            keycloak.awaitReady(process);
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process process) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException _) {
                    // not yet
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(process);
        throw new IllegalStateException("Keycloak did not start, see " + PARENT.resolve("keycloak.log"));
    }

    /** The script has the server as its child. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Path unpacked() throws IOException {
        Path home = PARENT.resolve("home");
        Path done = PARENT.resolve("unpacked");
        if (Files.exists(done)) {
            return home;
        }
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(
                new BufferedInputStream(Files.newInputStream(PARENT.resolve("keycloak.tar.gz"))), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                // without the first folder, which has the version in its name
                Path file = home.resolve(entry.getName().replaceFirst("^[^/]+/?", ""))
                        .normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
        Files.createFile(done);
        return home;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
