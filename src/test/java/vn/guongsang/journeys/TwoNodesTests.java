package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.GuongSang;
import vn.guongsang.installation.BuiltProgram;
import vn.guongsang.installation.DatabaseAccess;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.installation.RealProgram;
import vn.guongsang.installation.TestDatabase;
import vn.guongsang.installation.TestHomes;

/** Two programs behind a proxy on one database; one is killed while somebody works. */
@InDemoWorld
@Tag("slow")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoNodesTests {

    private static final String PASSWORD = "guongsang-mau";
    private static final String METRICS = "the-token-of-prometheus";

    @Autowired
    private TestDatabase demo;

    @Test
    void loseNothingThatWasAcknowledgedAndNoSessionWhenOneIsKilled() throws Exception {
        Path work = TestHomes.of("nodes-");
        List<Node> nodes = new ArrayList<>();
        try (TestDatabase shared = demo.duplicate()) {
            nodes.add(Node.start(shared, work.resolve("one")));
            nodes.add(Node.start(shared, work.resolve("two")));
            for (Node node : nodes) {
                node.awaitReady();
            }
            try (var proxy = new Proxy(nodes)) {
                var officer = new Officer(proxy.port);
                officer.signIn("ninhdong");
                UUID exemplar = JdbcClient.create(shared.dataSource())
                        .sql("SELECT id FROM exemplar_exemplar WHERE name = 'Tổ tự quản đường hoa thôn Quang Đông'")
                        .query(UUID.class)
                        .single();
                List<String> acknowledged = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    if (i == 12) {
                        // while the next ones are on their way
                        Thread.startVirtualThread(nodes.getFirst().process::destroyForcibly);
                    }
                    officer.note(exemplar, "Việc thứ " + i);
                    acknowledged.add("Việc thứ " + i);
                }

                assertThat(nodes).extracting(node -> node.process.isAlive()).containsExactly(false, true);
                assertThat(JdbcClient.create(shared.dataSource())
                                .sql("SELECT words FROM exemplar_fostering WHERE words LIKE 'Việc thứ %' ORDER BY id")
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrderElementsOf(acknowledged);
                assertThat(officer.cookies.keySet())
                        .contains("__Host-SESSION")
                        .allMatch(name -> name.startsWith("__Host-"));
                assertThat(officer.sessionCookie).contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
                assertThat(officer.get("/viec").headers().map())
                        .containsEntry("Strict-Transport-Security", List.of("max-age=31536000 ; includeSubDomains"))
                        .containsEntry("X-Robots-Tag", List.of("noindex, nofollow"))
                        .containsEntry("Cache-Control", List.of("no-cache, no-store, max-age=0, must-revalidate"));
                assertThat(officer.get("/sitemap.xml").body()).contains("<loc>https://guongsang.example.vn/");
            }
            Node survivor = nodes.getLast();
            tellsItsFiguresToTheTokenOnly(survivor);
            logsOneObjectALineAndNothingOfPeople(survivor);
        } finally {
            for (Node node : nodes) {
                node.process.destroyForcibly().waitFor();
            }
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private static void tellsItsFiguresToTheTokenOnly(Node node) throws Exception {
        assertThat(node.ask("/actuator/health/liveness", "").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(node.ask("/actuator/health/readiness", "").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(node.ask("/actuator/prometheus", "").statusCode()).isEqualTo(404);
        assertThat(node.ask("/actuator/prometheus", "Bearer wrong").statusCode())
                .isEqualTo(404);
        assertThat(node.ask("/actuator/prometheus", "Bearer " + METRICS).body())
                .contains(
                        "http_server_requests_seconds_count{",
                        "jvm_memory_used_bytes{",
                        "hikaricp_connections_active{",
                        "guongsang_work_waiting 0.0",
                        "guongsang_jobs_late",
                        "uri=\"/dien-hinh/{id}/boi-duong\"");
    }

    private static void logsOneObjectALineAndNothingOfPeople(Node node) throws IOException {
        List<String> lines = Files.readAllLines(node.log).stream()
                .filter(line -> line.startsWith("{"))
                .toList();
        for (String line : lines) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            assertThat(entry.has("@timestamp")).as(line).isTrue();
            assertThat(line)
                    .doesNotContain(
                            PASSWORD, METRICS, node.database.access().app().password());
        }
    }

    /** One program of the cluster. */
    private record Node(TestDatabase database, int port, Path log, Process process) {

        private static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

        static Node start(TestDatabase database, Path home) throws IOException {
            Files.createDirectories(home);
            int port = RealProgram.freePort();
            Path log = home.resolve("log");
            var builder = new ProcessBuilder(BuiltProgram.command("-Xmx300m", GuongSang.class))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            DatabaseAccess access = database.access();
            builder.environment().keySet().removeIf(name -> name.startsWith("GUONGSANG_"));
            builder.environment()
                    .putAll(Map.of(
                            "PORT", Integer.toString(port),
                            "GUONGSANG_HOME", home.toString(),
                            "GUONGSANG_URL", "https://guongsang.example.vn",
                            "GUONGSANG_METRICS_TOKEN", METRICS,
                            "GUONGSANG_LOG", "json",
                            "GUONGSANG_DB_URL", access.url(),
                            "GUONGSANG_DB_USER", access.app().user(),
                            "GUONGSANG_DB_PASSWORD", access.app().password(),
                            "GUONGSANG_DB_OWNER_USER", access.owner().user(),
                            "GUONGSANG_DB_OWNER_PASSWORD", access.owner().password()));
            return new Node(database, port, log, builder.start());
        }

        void awaitReady() throws Exception {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
            while (true) {
                try {
                    if (ask("/actuator/health/readiness", "").statusCode() == 200) {
                        return;
                    }
                } catch (IOException _) {
                    // not yet
                }
                assertThat(process.isAlive()).as(() -> read(log)).isTrue();
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(100);
            }
        }

        HttpResponse<String> ask(String path, String authorization) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(20));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return HTTP.send(request.build(), BodyHandlers.ofString());
        }

        private static String read(Path log) {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                return e.toString();
            }
        }
    }

    /** In turn; who does not answer is passed over, but nothing that was sent is sent twice. */
    private static final class Proxy implements AutoCloseable {

        private final AtomicInteger turn = new AtomicInteger();
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        private final List<Node> nodes;
        private final HttpServer server;
        private final int port;

        Proxy(List<Node> nodes) throws IOException {
            this.nodes = nodes;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            this.port = server.getAddress().getPort();
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::pass);
            server.start();
        }

        private void pass(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Node node = nodes.get(turn.getAndIncrement() % nodes.size());
            if (!node.process.isAlive()) {
                node = nodes.get(turn.getAndIncrement() % nodes.size());
            }
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                    .header("X-Forwarded-For", "203.0.113.7")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Port", "443")
                    .header("X-Forwarded-Host", "guongsang.example.vn");
            Stream.of("Cookie", "Content-Type", "Accept").forEach(name -> {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            });
            try {
                HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
                answer.headers().map().forEach((name, values) -> {
                    if (!List.of("content-length", "transfer-encoding", "connection")
                            .contains(name.toLowerCase(Locale.ROOT))) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
                exchange.sendResponseHeaders(
                        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            } catch (IOException | InterruptedException _) {
                exchange.sendResponseHeaders(502, -1);
            } finally {
                exchange.close();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** Somebody whose browser asks again when the proxy says that nobody answered. */
    private static final class Officer {

        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final Map<String, String> cookies = new HashMap<>();
        private final int port;
        private String sessionCookie = "";
        private String token = "";

        Officer(int port) {
            this.port = port;
        }

        void signIn(String username) throws Exception {
            token = token("/dang-nhap");
            HttpResponse<String> in =
                    send("POST", "/dang-nhap", form(Map.of("username", username, "password", PASSWORD)));
            assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/viec");
            token = token("/viec");
        }

        void note(UUID exemplar, String words) throws Exception {
            HttpResponse<String> noted = send(
                    "POST",
                    "/dien-hinh/" + exemplar + "/boi-duong",
                    form(Map.of("ghi", UUID.randomUUID().toString(), "kind", "GOAL", "words", words)));
            assertThat(noted.statusCode()).as(noted.body()).isEqualTo(302);
            assertThat(noted.headers().firstValue("Location").orElse("")).contains("#boi-duong");
        }

        HttpResponse<String> get(String path) throws Exception {
            HttpResponse<String> answer = send("GET", path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer;
        }

        private String token(String page) throws Exception {
            Matcher field = TOKEN.matcher(get(page).body());
            assertThat(field.find()).as("the token of a form in " + page).isTrue();
            return field.group(1);
        }

        private String form(Map<String, String> fields) {
            return Stream.concat(Stream.of(Map.entry("_csrf", token)), fields.entrySet().stream())
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        private HttpResponse<String> send(String method, String path, String body) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Accept", "text/html")
                    .method(method, BodyPublishers.ofString(body));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/x-www-form-urlencoded");
            }
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            for (int again : IntStream.range(0, 5).toArray()) {
                if (answer.statusCode() == 502) {
                    Thread.sleep(100L * (again + 1));
                    answer = client.send(request.build(), BodyHandlers.ofString());
                }
            }
            answer.headers().allValues("Set-Cookie").forEach(set -> {
                if (set.startsWith("__Host-SESSION=")) {
                    sessionCookie = set;
                }
                String[] pair = set.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            return answer;
        }
    }
}
