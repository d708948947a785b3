package vn.guongsang.signin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import vn.guongsang.installation.SettingsFixtures;

/** What the browser is told about the session cookie. */
class SessionCookieTests {

    @ParameterizedTest
    @CsvSource({"https://thidua.tinh.test, __Host-SESSION, true", "http://localhost:8080, SESSION, false"})
    void isBoundToTheHostBehindTls(String address, String name, boolean secure) {
        var site = new Site(SettingsFixtures.of(Map.of("GUONGSANG_URL", address)));
        var response = new MockHttpServletResponse();

        SignInConfiguration.sessionCookie(site)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "an-id"));

        String cookie = response.getHeader("Set-Cookie");
        assertThat(cookie)
                .startsWith(name + "=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(cookie.contains("; Secure")).isEqualTo(secure);
    }
}
