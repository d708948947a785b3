package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.installation.Settings;
import vn.guongsang.installation.SingleSignOnAccess;

/** Single sign-on with a real Keycloak, in a real browser. Forged tokens are {@code SingleSignOnTests}'. */
@InDemoWorld
@Import(KeycloakTests.AtKeycloak.class)
class KeycloakTests {

    /** Starts while the product does. */
    private static final Keycloak KEYCLOAK = Keycloak.begin(URI.create("http://localhost:8080"));

    @TestConfiguration(proxyBeanMethods = false)
    static class AtKeycloak {

        @Bean
        @Primary
        Settings settingsWithKeycloak() {
            return new Settings(
                    8080,
                    Path.of("target", "test-home").toAbsolutePath(),
                    false,
                    Optional.of(LocalDate.of(2025, 3, 10)),
                    Optional.empty(),
                    URI.create("http://localhost:8080"),
                    Optional.empty(),
                    Optional.of(new SingleSignOnAccess(KEYCLOAK.issuer(), "guongsang", "bi-mat-cua-hai-ben")),
                    Settings.Operation.ALONE);
        }
    }

    @LocalServerPort
    private int port;

    @AfterAll
    static void end() {
        KEYCLOAK.end();
    }

    @Test
    void anOfficerComesInByTheirGroupAndLeaves() throws InterruptedException {
        try (Visitor administrator = Visitor.desktop(base()).signIn("quantri")) {
            administrator
                    .go("/quan-tri/dang-nhap-chung")
                    .isWhole()
                    .isAccessible()
                    .picture("claim-rules-empty");
            administrator
                    .type("claim", "groups")
                    .type("value", "can-bo-thi-dua")
                    .choose("role", "OFFICER")
                    .type("body", "UBND xã Ninh Đông")
                    .choose("opens", "true")
                    .press("Thêm quy tắc");
            assertThat(administrator.text()).contains("Đã thêm quy tắc");
            administrator.isWhole().isAccessible().picture("claim-rules");
        }
        KEYCLOAK.ready().product(URI.create(base()));
        try (Visitor officer = Visitor.phone(base())) {
            officer.go("/dien-hinh");
            assertThat(officer.path()).isEqualTo("/dang-nhap");
            officer.isWhole().isAccessible().picture("door-with-sso");
            comeIn(officer);
            officer.page().waitForURL("**/dien-hinh");
            officer.go("/tai-khoan").isWhole().isAccessible();
            assertThat(officer.text()).contains("Nguyễn Văn Thành", "UBND xã Ninh Đông", "Đã liên kết.");

            officer.page().locator(".mast-who summary").click();
            officer.page().locator("form[action='/dang-xuat'] button").click();
            officer.page().waitForURL("**/dang-nhap?ra");
            officer.press("Đăng xuất khỏi cả hệ thống chung");
            officer.page().click("#kc-logout");
            officer.page().waitForURL("**/dang-nhap");
            // out of both: the provider asks again who it is
            comeIn(officer);
            officer.page().waitForURL("**/viec");

            // who leaves there is out here too, without a word from the browser
            officer.page().navigate(KEYCLOAK.issuer() + "/protocol/openid-connect/logout");
            officer.page().click("#kc-logout");
            officer.page().waitForSelector("#kc-info-message");
            officer.go("/dien-hinh");
            assertThat(officer.path()).isEqualTo("/dang-nhap");
        }
    }

    private static void comeIn(Visitor officer) {
        officer.press("Đăng nhập qua hệ thống chung");
        officer.type("username", "thanh.nguyen").type("password", "rổ xoài chín bên hiên");
        officer.page().click("#kc-login");
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
