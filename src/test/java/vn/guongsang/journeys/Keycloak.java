package vn.guongsang.journeys;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Keycloak with one realm, for the whole test run. Maven unpacks it; its first start in a tree also
 * builds it, which later ones find done. It starts while others do something else: ask {@link #ready} first.
 */
final class Keycloak {

    private static final Path PARENT = Path.of("target", "keycloak").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What it holds besides signing people in only costs its start. */
    private static final String LEFT_OUT =
            "account,admin,impersonation,ciba,par,device-flow,kerberos,passkeys,web-authn";

    private final URI issuer;
    private final Process process;
    private final LogoutRelay relay;

    private Keycloak(int port, Process process, LogoutRelay relay) {
        this.issuer = URI.create("http://localhost:" + port + "/realms/thidua");
        this.process = process;
        this.relay = relay;
    }

    /** Where the product is: it gets a port of its own only after the realm was told an address for its logout tokens. */
    void product(URI site) {
        relay.product = site;
    }

    /** Hands on what the provider says to the product, with no browser between. */
    private static final class LogoutRelay {

        private final HttpServer server;
        private volatile URI product = URI.create("http://localhost");

        LogoutRelay() throws IOException {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", exchange -> {
                try (HttpClient client = HttpClient.newHttpClient()) {
                    HttpRequest request = HttpRequest.newBuilder(
                                    product.resolve(exchange.getRequestURI().getPath()))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()))
                            .build();
                    exchange.sendResponseHeaders(
                            client.send(request, BodyHandlers.discarding()).statusCode(), -1);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                } finally {
                    exchange.close();
                }
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/logout/connect/back-channel/sso";
        }
    }

    /** @param site the product, as the realm knows it */
    static Keycloak begin(URI site) {
        try {
            Path home = home();
            var relay = new LogoutRelay();
            Path realm = home.resolve("data/import/realm.json");
            Files.createDirectories(realm.getParent());
            Files.writeString(
                    realm,
                    Files.readString(Path.of("src/test/resources/keycloak/realm.json"))
                            .replace("${site}", site.toString())
                            .replace("${logout}", relay.address()));
            int port = freePort();
            ProcessBuilder command = new ProcessBuilder(
                            home.resolve("bin/kc.sh").toString(),
                            "start",
                            "--db=dev-mem",
                            "--cache=local",
                            "--features-disabled=" + LEFT_OUT,
                            "--import-realm",
                            "--hostname-strict=false",
                            "--http-enabled=true",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(PARENT.resolve("keycloak.log").toFile());
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            command.environment()
                    .put(
                            "JAVA_OPTS",
                            "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8");
            Process process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            return new Keycloak(port, process, relay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI issuer() {
        return issuer;
    }

    /** Waits until it answers. */
    Keycloak ready() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                        return this;
                    }
                } catch (IOException _) {
                    // not yet
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("Keycloak did not start, see " + PARENT.resolve("keycloak.log"));
    }

    void end() {
        relay.server.stop(0);
        end(process);
    }

    /** The script has the server as its child. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Path home() throws IOException {
        try (Stream<Path> unpacked = Files.list(PARENT)) {
            return unpacked.filter(path -> Files.exists(path.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Maven unpacks Keycloak before the tests: bin/test"));
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
