package vn.guongsang.architecture.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.InDemoWorld;

/** Requests that no page of ours makes. Files with tricks are in InspectionTests, spreadsheets in SheetWriterTests. */
@InDemoWorld
@ExtendWith(OutputCaptureExtension.class)
class TricksTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yaml",
                "/assets/..%2Fapplication.yaml",
                "/assets/%2e%2e/application.yaml",
                "/assets/..%252Fapplication.yaml",
                "/assets/....//application.yaml",
                "/assets/..;/application.yaml",
                "/assets/..%5Capplication.yaml",
                "/assets/application.yaml%00.css",
                "/guong/..%2F..%2Fviec",
                "/;/viec",
                "/viec;.css",
                "/%2e/viec"
            })
    void noPathLeadsOutOfItsPlace(String path) throws Exception {
        String answer = new Client(port).raw("GET " + path + " HTTP/1.1\r\nHost: localhost");

        assertThat(answer)
                .startsWith("HTTP/1.1 ")
                .doesNotStartWith("HTTP/1.1 200")
                .doesNotContain("datasource", "Việc của tôi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/?lang=en",
                "//evil.example/%2e%2e?theme=dark",
                "/\\evil.example/?lang=en",
                "/dang-nhap?continue=https://evil.example/",
                "/dang-nhap?next=//evil.example&lang=en",
                "/viec?lang=en&to=//evil.example"
            })
    void noAddressSendsElsewhere(String path) throws Exception {
        String answer = new Client(port).raw("GET " + path + " HTTP/1.1\r\nHost: localhost");

        assertThat(answer.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:")))
                .allMatch(line -> line.matches("(?i)location: (http://localhost(:\\d+)?)?/[^/\\\\].*"));
    }

    @Test
    void signingInLeadsBackToOurOwnPageOnly() throws Exception {
        var client = new Client(port);
        client.get("/dien-hinh?tim=//evil.example");
        HttpResponse<String> in = client.post(
                "/dang-nhap?continue=//evil.example",
                client.token("/dang-nhap"),
                List.of(
                        Map.entry("username", "ninhdong"),
                        Map.entry("password", "guongsang-mau"),
                        Map.entry("spring-security-redirect", "https://evil.example/")));

        URI location = URI.create(in.headers().firstValue("Location").orElseThrow());
        assertThat(location.getHost()).isIn(null, "localhost");
        assertThat(location.getPath()).isEqualTo("/dien-hinh");
    }

    @Test
    void signingInChangesTheSession() throws Exception {
        var client = new Client(port);
        client.get("/dang-nhap");
        String before = client.cookies().get("SESSION");
        client.signedIn("ninhdong");

        assertThat(client.cookies().get("SESSION")).isNotNull().isNotEqualTo(before);
        var thief = new Client(port);
        thief.cookies().put("SESSION", before);
        assertThat(thief.get("/viec").statusCode()).isEqualTo(302);
    }

    /** What the form does not ask for is not taken, however it is called. */
    @Test
    void aFormWritesWhatItAsksForAndNothingElse() throws Exception {
        UUID id = UUID.randomUUID();
        UUID foreign = jdbc.sql("SELECT id FROM organisation_v_body WHERE name = 'UBND xã Ninh Thọ'")
                .query(UUID.class)
                .single();
        var client = new Client(port).signedIn("ninhdong");
        client.post(
                "/dien-hinh",
                client.token("/dien-hinh/moi?ke-hoach=ninh-hoa-2021&phong-trao=nh-mv-12"),
                List.of(
                        Map.entry("id", id.toString()),
                        Map.entry("ke-hoach", "ninh-hoa-2021"),
                        Map.entry("movement", "nh-mv-12"),
                        Map.entry("phong-trao", "nh-mv-12"),
                        Map.entry("subjectKind", "collective"),
                        Map.entry("name", "Tổ bảo vệ rừng dương"),
                        Map.entry("state", "RECOGNISED"),
                        Map.entry("exemplar.state", "RECOGNISED"),
                        Map.entry("body", foreign.toString()),
                        Map.entry("bodyId", foreign.toString()),
                        Map.entry("body_id", foreign.toString()),
                        Map.entry("registeredBy", foreign.toString()),
                        Map.entry("registeredOn", "2020-01-01"),
                        Map.entry("version", "99"),
                        Map.entry("class.module.classLoader.resources.context.parent.pipeline.first.pattern", "x")));

        assertThat(jdbc.sql("""
                        SELECT state || ' ' || body.name || ' ' || registered_on
                          FROM exemplar_exemplar exemplar
                          JOIN organisation_v_body body ON body.id = body_id
                         WHERE exemplar.name = 'Tổ bảo vệ rừng dương'
                        """).query(String.class).list()).containsExactly("DRAFT UBND xã Ninh Đông 2025-03-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND"})
    void noOtherMethodDoesAnything(String method) throws Exception {
        String answer = new Client(port).raw(method + " /dang-nhap HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|403|404|405|501).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/loggers"})
    void nothingOfTheMachineIsShown(String path) throws Exception {
        assertThat(new Client(port).get(path).statusCode()).isIn(302, 404);
        assertThat(new Client(port).signedIn("quantri").get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?lang=%c3%28",
                "GET /guong?q=%c3%28",
                "GET /guong?%ff=1",
                "GET /guong?q=%00",
                "GET /guong?%00=1",
                "GET /guong?&=&",
                "GET /guong.atom?x=%ff",
                "GET /api/v1/plans?x=%c3%28",
                "GET /api/v1/plans?x=%00",
                "GET /viec?q=%c3%28",
                "GET /don-vi?q=%00",
                "GET /quan-tri/tai-khoan?q=%00",
                "POST /dang-nhap username=%00",
                "POST /dang-nhap username=%c3%28",
                "POST /quen-mat-khau username=%00",
                "POST /quen-mat-khau mail=%00"
            })
    void bytesThatAreNoLettersAreRefusedAndNoFailure(String request, CapturedOutput output) throws Exception {
        String[] parts = request.split(" ");
        var client = new Client(port);
        if (parts[0].equals("GET")) {
            client.signedIn("quantri");
        }
        HttpResponse<String> answer = parts[0].equals("GET")
                ? client.send("GET", parts[1], "")
                : client.send("POST", parts[1], "_csrf=" + client.token("/dang-nhap") + "&" + parts[2]);

        assertThat(answer.statusCode()).isBetween(200, 499);
        assertThat(output.getAll()).doesNotContain("failed, reference");
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() throws Exception {
        for (String path : List.of("/", "/dang-nhap", "/khong-co")) {
            HttpResponse<String> page = new Client(port).get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
        }
    }

    @Test
    void nobodyWritesALineOfTheLog(CapturedOutput output) {
        LoggerFactory.getLogger("vn.guongsang.Test")
                .error(
                        "typed: {}",
                        "a\r\n2030-01-01T00:00:00.000+07:00  INFO forged\u001b[31m",
                        new IllegalStateException("b\n2030-01-01T00:00:00.000+07:00  INFO forged"));

        assertThat(output.getAll()).contains("typed: a 2030-01-01", "IllegalStateException: b 2030-01-01");
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2030"));
        assertThat(output.getAll()).doesNotContain("\u001b[31m");
    }

    @Test
    void whoeverIsRefusedIsInTheLog(CapturedOutput output) throws Exception {
        var client = new Client(port).signedIn("ninhdong");
        client.get("/quan-tri/tai-khoan");
        client.post("/tai-khoan/vai-tro", "forged", List.of());

        String account = jdbc.sql("SELECT id::text FROM identity_account WHERE username = 'ninhdong'")
                .query(String.class)
                .single();
        assertThat(output.getAll())
                .contains(
                        "refused GET /quan-tri/tai-khoan: people.administrator.forbidden, to " + account
                                + " from 127.0.0.1",
                        "refused POST /tai-khoan/vai-tro: no token of the form, to ");
    }
}
