package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.guongsang.installation.InDemoWorld;

/** Second factors in a real browser: a passkey with Chromium's own authenticator, codes without script. */
@InDemoWorld
class SignInJourneyTests {

    @LocalServerPort
    private int port;

    @Test
    void aPasskeyIsMadeAndThenOpensTheDoorAlone() {
        try (Visitor person = Visitor.desktop(base())) {
            CDPSession devices = person.page().context().newCDPSession(person.page());
            devices.send("WebAuthn.enable");
            devices.send("WebAuthn.addVirtualAuthenticator", authenticator());

            person.signIn("yte.thaibinh")
                    .go("/tai-khoan")
                    .isWhole()
                    .isAccessible()
                    .picture("account");
            person.type("ten", "Máy tính cơ quan").press("Thêm khóa truy cập");
            person.page().waitForSelector(".codes");
            assertThat(person.page().locator(".codes li").count()).isEqualTo(10);
            person.isWhole().isAccessible().picture("recovery-codes");
            person.press("Đã cất giữ, tiếp tục").isWhole().isAccessible().picture("account-with-passkey");
            assertThat(person.text()).contains("Máy tính cơ quan", "Đang bật.", "Còn 10 mã chưa dùng.");

            leave(person);
            person.isWhole().isAccessible().picture("door");
            person.press("Đăng nhập bằng khóa truy cập");
            person.page().waitForURL("**/viec");

            // the password alone is not enough any more; the same key is the second step
            leave(person);
            password(person, "yte.thaibinh");
            assertThat(person.path()).isEqualTo("/dang-nhap/ma");
            person.isWhole().isAccessible().picture("second-step");
            assertThat(person.statusOf("/tai-khoan")).isEqualTo(200);
            assertThat(person.path()).isEqualTo("/dang-nhap");
            password(person, "yte.thaibinh");
            person.press("Đăng nhập bằng khóa truy cập");
            person.page().waitForURL(url -> !url.contains("/dang-nhap"));

            // a key that its owner removed opens nothing
            person.go("/tai-khoan").press("Gỡ khóa Máy tính cơ quan");
            assertThat(person.text()).contains("Đã gỡ", "Chưa bật.");
            leave(person);
            person.press("Đăng nhập bằng khóa truy cập");
            person.page().waitForSelector(".summary");
            assertThat(person.text()).contains("Khóa truy cập không được chấp nhận");
        }
    }

    @Test
    void codesAreSetUpAndAskedForWithoutScript() {
        try (Visitor person = Visitor.withoutScript(base())) {
            person.signIn("ninhhiep").go("/tai-khoan");
            assertThat(person.page().locator("[data-passkey]").first().isVisible())
                    .isFalse();
            person.press("Thiết lập mã trên điện thoại").isWhole().picture("codes-phone");
            String secret = person.page().locator(".secret").innerText();
            person.type("ma", TestCodes.of(secret, Instant.now()))
                    .press("Hoàn tất thiết lập")
                    .isWhole();
            String recovery = person.page().locator(".codes li").first().innerText();
            person.press("Đã cất giữ, tiếp tục").isWhole().picture("account-phone");

            leave(person);
            password(person, "ninhhiep");
            person.isWhole().picture("second-step-phone").type("ma", "000000").press("Xác nhận");
            assertThat(person.text()).contains("Mã không đúng");
            person.type("ma", recovery).press("Xác nhận");
            assertThat(person.path()).isEqualTo("/viec");

            // the telephone is lost, and the paper with it
            try (Visitor administrator = Visitor.phone(base()).signIn("quantri")) {
                administrator.go("/quan-tri/tai-khoan?tim=ninhhiep");
                administrator
                        .page()
                        .locator("main a[href^='/quan-tri/tai-khoan/']:not([href*='?']):not([href$='excel'])")
                        .first()
                        .click();
                administrator.press("Đăng nhập, xác thực hai bước").isWhole().isAccessible();
                administrator.picture("access-phone");
                administrator.page().setViewportSize(1440, 900);
                administrator.isWhole().picture("access");
                administrator.type("factors-reason", "Mất").press("Gỡ xác thực của");
                administrator.isWhole().isAccessible().picture("access-refused");
                assertThat(administrator.text()).contains("Nhập lý do, từ 10 đến 200 ký tự.");
                administrator
                        .type("factors-reason", "Mất điện thoại, đã gặp trực tiếp")
                        .press("Gỡ xác thực của");
                assertThat(administrator.text()).contains("Đã gỡ xác thực hai bước của");
            }
            person.go("/viec");
            assertThat(person.path()).isEqualTo("/dang-nhap");
            password(person, "ninhhiep");
            assertThat(person.path()).isEqualTo("/viec");
        }
    }

    private static void leave(Visitor person) {
        person.page().locator(".mast-who summary").click();
        person.page().locator("form[action='/dang-xuat'] button").click();
        person.page().waitForURL("**/dang-nhap?ra");
    }

    private static void password(Visitor person, String username) {
        person.type("username", username).type("password", "guongsang-mau").press("Đăng nhập");
    }

    private static JsonObject authenticator() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var parameters = new JsonObject();
        parameters.add("options", options);
        return parameters;
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
