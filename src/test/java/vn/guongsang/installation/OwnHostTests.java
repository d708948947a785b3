package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OwnHostTests {

    @ParameterizedTest
    @CsvSource({
        "guongsang.example.vn, /viec, 200",
        "GUONGSANG.example.vn, /viec, 200",
        "localhost, /viec, 200",
        "10.0.0.5, /actuator/health/readiness, 200",
        "10.0.0.5, /actuator/prometheus, 200",
        "10.0.0.5, /viec, 421",
        "evil.example, /dang-nhap, 421",
        "guongsang.example.vn.evil.example, /, 421"
    })
    void answersUnderItsOwnNameOnly(String host, String path, int status) throws Exception {
        assertThat(ask("https://guongsang.example.vn", host, path)).isEqualTo(status);
    }

    @Test
    void answersUnderAnyNameWhileItHasNone() throws Exception {
        assertThat(ask("", "evil.example", "/")).isEqualTo(200);
    }

    @Test
    void opensTheFiguresToTheTokenOnly() {
        var token = Optional.of("sixteen-letters!");

        assertThat(Monitoring.isBrought(token, "Bearer sixteen-letters!")).isTrue();
        assertThat(Monitoring.isBrought(token, "Bearer sixteen-letters?")).isFalse();
        assertThat(Monitoring.isBrought(token, "sixteen-letters!")).isFalse();
        assertThat(Monitoring.isBrought(token, null)).isFalse();
        assertThat(Monitoring.isBrought(Optional.empty(), "Bearer ")).isFalse();
    }

    private static int ask(String address, String host, String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        var response = new MockHttpServletResponse();
        new OwnHost(Settings.of(Map.of("GUONGSANG_URL", address))).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
