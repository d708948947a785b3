package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    private static final Map<String, String> EXTERNAL = Map.of(
            "GUONGSANG_DB_URL", "jdbc:postgresql://db.example:5432/guongsang?sslmode=verify-full",
            "GUONGSANG_DB_USER", "app",
            "GUONGSANG_DB_PASSWORD", "secret-1",
            "GUONGSANG_DB_OWNER_USER", "owner",
            "GUONGSANG_DB_OWNER_PASSWORD", "secret-2");

    @Test
    void standsOnSensibleDefaults() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.home()).isAbsolute().hasFileName("data");
        assertThat(settings.empty()).isFalse();
        assertThat(settings.today()).isEmpty();
        assertThat(settings.external()).isEmpty();
    }

    @Test
    void readsWhatTheOperatorSays() {
        Settings settings = Settings.of(
                Map.of("PORT", "81", "GUONGSANG_HOME", "/srv/gương", "GUONGSANG_TODAY", "2026-09-30"),
                "--empty",
                "--logging.level.root=debug");

        assertThat(settings.port()).isEqualTo(81);
        assertThat(settings.home()).hasToString("/srv/gương");
        assertThat(settings.today()).contains(LocalDate.of(2026, 9, 30));
        assertThat(settings.empty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, abc",
        "PORT, 0",
        "PORT, 65536",
        "GUONGSANG_TODAY, 30/9/2026",
        "GUONGSANG_TODAY, 2026-02-29",
        "GUONGSANG_URL, guongsang.tinh.gov.vn",
        "GUONGSANG_URL, javascript:alert(1)",
        "GUONGSANG_DB_URL, postgres://x",
        "GUONGSANG_DB_URL, jdbc:postgresql://host",
        "GUONGSANG_DB_URL, jdbc:postgresql://db.example:5432/guongsang",
        "GUONGSANG_DB_URL, jdbc:postgresql://localhost.example/guongsang",
        "GUONGSANG_OIDC_CLIENT_SECRET_FILE, /not/there",
        "GUONGSANG_URL, guongsang.example.vn",
        "GUONGSANG_URL, ftp://guongsang.example.vn",
        "GUONGSANG_URL, https://guongsang.example.vn/thi-dua",
        "GUONGSANG_URL, https://me@guongsang.example.vn",
        "GUONGSANG_TRUSTED_PROXIES, .*",
        "GUONGSANG_TRUSTED_PROXIES, proxy.example.vn",
        "GUONGSANG_LOG, xml",
        "GUONGSANG_CLAMAV, localhost",
        "GUONGSANG_CLAMAV, http://scanner:3310/",
        "GUONGSANG_SESSION_HOURS, 0",
        "GUONGSANG_SESSION_HOURS, 169",
        "GUONGSANG_SESSION_HOURS, 12h"
    })
    void refusesABadValueInOneLine(String name, String value) {
        Map<String, String> environment = new HashMap<>(EXTERNAL);
        environment.put(name, value);

        assertThatThrownBy(() -> Settings.of(environment))
                .isInstanceOf(SetUpFailure.class)
                .message()
                .contains(name, value)
                .doesNotContain("\n", "secret");
    }

    @Test
    void readsHowItStandsInItsSurroundings() {
        Settings settings = Settings.of(Map.of(
                "GUONGSANG_URL", "https://guongsang.example.vn/",
                "GUONGSANG_TRUSTED_PROXIES", "10.0.0.5, 10.1.0.0/16, fd00::/8",
                "GUONGSANG_METRICS_TOKEN", "sixteen-letters!",
                "GUONGSANG_LOG", "json"));
        Settings.Operation operation = settings.operation();

        assertThat(settings.publicAddress()).contains(URI.create("https://guongsang.example.vn"));
        assertThat(Settings.of(Map.of()).publicAddress()).isEmpty();
        assertThat(operation.metricsToken()).contains("sixteen-letters!");
        assertThat(operation.properties())
                .containsOnly(
                        Map.entry("server.tomcat.remoteip.internal-proxies", "10.0.0.5,10.1.0.0/16,fd00::/8"),
                        Map.entry("logging.structured.format.console", "ecs"));
        assertThat(operation.toString()).doesNotContain("sixteen");
        assertThat(Settings.of(Map.of("GUONGSANG_LOG", " ")).operation()).isEqualTo(Settings.Operation.ALONE);
    }

    @Test
    void refusesATokenThatCanBeGuessed() {
        assertThatThrownBy(() -> Settings.of(Map.of("GUONGSANG_METRICS_TOKEN", "fifteen-letters")))
                .hasMessageContaining("GUONGSANG_METRICS_TOKEN")
                .message()
                .doesNotContain("fifteen");
    }

    @Test
    void readsSecretsFromFilesToo(@TempDir Path credentials) throws IOException {
        Path file = Files.writeString(credentials.resolve("token"), "sixteen-letters!\n");
        var environment = Map.of("GUONGSANG_METRICS_TOKEN_FILE", file.toString());
        assertThat(Settings.of(environment).operation().metricsToken()).contains("sixteen-letters!");

        var twice = new HashMap<>(environment);
        twice.put("GUONGSANG_METRICS_TOKEN", "another-token-of-16");
        assertThatThrownBy(() -> Settings.of(twice)).hasMessageContaining("GUONGSANG_METRICS_TOKEN_FILE");
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining(file.toString());
    }

    @Test
    void takesADatabaseOnThisMachineAsItIs() {
        var near = new HashMap<>(EXTERNAL);
        for (String host : List.of("localhost", "127.0.0.1:5433", "[::1]:5433")) {
            near.put("GUONGSANG_DB_URL", "jdbc:postgresql://" + host + "/guongsang");
            assertThat(Settings.of(near).external()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--Empty", "empty", "--port=1", "-h"})
    void refusesAnUnknownArgument(String argument) {
        assertThatThrownBy(() -> Settings.of(Map.of(), argument))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining(argument);
    }

    @Test
    void takesAnExternalDatabaseWithBothItsRoles() {
        DatabaseAccess access = Settings.of(EXTERNAL).external().orElseThrow();

        assertThat(access.url()).isEqualTo("jdbc:postgresql://db.example:5432/guongsang?sslmode=verify-full");
        assertThat(access.app()).isEqualTo(new DatabaseAccess.Login("app", "secret-1"));
        assertThat(access.owner()).isEqualTo(new DatabaseAccess.Login("owner", "secret-2"));
        assertThat(access.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GUONGSANG_DB_URL",
                "GUONGSANG_DB_USER",
                "GUONGSANG_DB_PASSWORD",
                "GUONGSANG_DB_OWNER_USER",
                "GUONGSANG_DB_OWNER_PASSWORD"
            })
    void refusesHalfAnExternalDatabase(String missing) {
        Map<String, String> environment = new HashMap<>(EXTERNAL);
        environment.remove(missing);

        assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining("Thiếu " + missing);
    }

    @Test
    void refusesOneRoleForBoth() {
        Map<String, String> environment = new HashMap<>(EXTERNAL);
        environment.put("GUONGSANG_DB_OWNER_USER", "app");

        assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining("GUONGSANG_DB_OWNER_USER");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.test, mail.test, 25, false, ,",
        "smtp://mail.test:2525, mail.test, 2525, false, ,",
        "smtp://guong:s%40ng@mail.test, mail.test, 587, false, guong, s@ng",
        "smtps://guong:sang@mail.test, mail.test, 465, true, guong, sang"
    })
    void readsTheMailServer(String url, String host, int port, boolean tls, String user, String password) {
        Settings settings =
                Settings.of(Map.of("GUONGSANG_SMTP_URL", url, "GUONGSANG_MAIL_FROM", "Gương Sáng <gs@tinh.test>"));

        assertThat(settings.mail())
                .contains(new MailAccess(host, port, tls, user, password, "Gương Sáng <gs@tinh.test>"));
        assertThat(settings.mail().orElseThrow().toString()).doesNotContain("sang", "s@ng");
    }

    @ParameterizedTest
    @CsvSource({"GUONGSANG_SMTP_URL, smtp://mail.test", "GUONGSANG_MAIL_FROM, gs@tinh.test"})
    void needsServerAndSenderTogether(String name, String value) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContainingAll("GUONGSANG_SMTP_URL", "GUONGSANG_MAIL_FROM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mail.test", "mail.test:25", "smtp://", "smtp://bad host"})
    void refusesAMailServerThatItCannotReadWithoutSayingThePassword(String url) {
        assertThatThrownBy(() -> Settings.of(Map.of("GUONGSANG_SMTP_URL", url, "GUONGSANG_MAIL_FROM", "gs@tinh.test")))
                .isInstanceOf(SetUpFailure.class);
    }
}
