package vn.guongsang.frame.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.guongsang.identity.PublicRoutes;

class OutsideTests {

    private final Outside outside = new Outside(new ObjectProvider<>() {
        @Override
        public Stream<PublicRoutes> stream() {
            return Stream.of(() -> List.of("/", "/guong", "/guong/*", "/dang-nhap", "/yeu-cau"));
        }
    });

    @Test
    void letsSoManyAtOnceThenOneAnInterval() {
        var allowance = new Allowance(3, Duration.ofSeconds(10));
        long now = Long.MAX_VALUE - 5;

        assertThat(IntStream.range(0, 3).mapToObj(_ -> allowance.ask("a", now))).containsOnly(Duration.ZERO);
        assertThat(allowance.ask("a", now)).isEqualTo(Duration.ofSeconds(10));
        assertThat(allowance.ask("b", now)).as("somebody else").isZero();
        assertThat(allowance.ask("a", now + Duration.ofSeconds(10).toNanos() - 1))
                .isEqualTo(Duration.ofNanos(1));
        assertThat(allowance.ask("a", now + Duration.ofSeconds(10).toNanos())).isZero();
        assertThat(allowance.ask("a", now + Duration.ofSeconds(10).toNanos())).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /guong, q=hoa, '', SEARCH",
        "GET, /dien-hinh/tai-xuong, '', '', EXPORT",
        "GET, /quyet-dinh/1/quyet-dinh.docx, '', '', EXPORT",
        "POST, /tuyen-truyen/1/anh, '', multipart/form-data; boundary=x, UPLOAD",
        "POST, /yeu-cau, '', application/x-www-form-urlencoded, FORM"
    })
    void saysWhenToComeAgain(String method, String path, String query, String type, Outside.Work work)
            throws Exception {
        int let = 0;
        MockHttpServletResponse answer = ask(method, path, query, type, "203.0.113.7");
        while (answer.getStatus() == 200 && let < 500) {
            let++;
            answer = ask(method, path, query, type, "203.0.113.7");
        }

        // some time passes in between
        assertThat(let).isBetween(allowed(work), allowed(work) + 3);
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After"))))
                .isBetween(1, 5);
        assertThat(ask(method, path, query, type, "203.0.113.8").getStatus())
                .as("their neighbour")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /guong, ''",
        "GET, /viec, trang=2",
        "GET, /dang-nhap, loi",
        "POST, /dang-nhap, ''",
        "POST, /dien-hinh/1/gui, ''"
    })
    void leavesOrdinaryWorkAlone(String method, String path, String query) throws Exception {
        for (int i = 0; i < 300; i++) {
            assertThat(ask(method, path, query, "application/x-www-form-urlencoded", "203.0.113.7")
                            .getStatus())
                    .isEqualTo(200);
        }
    }

    @Test
    void countsANetworkOfIpv6AsOneAndThisMachineNot() throws Exception {
        int status = 200;
        for (int i = 0; status == 200 && i < 200; i++) {
            status = ask("GET", "/guong", "q=hoa", "", "2001:db8:1:2::" + Integer.toHexString(i))
                    .getStatus();
        }
        assertThat(status).isEqualTo(429);
        assertThat(ask("GET", "/guong", "q=hoa", "", "2001:db8:1:3::1").getStatus())
                .isEqualTo(200);
        for (int i = 0; i < 300; i++) {
            assertThat(ask("GET", "/guong", "q=hoa", "", "127.0.0.1").getStatus())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"/viec, 'noindex, nofollow'", "/guong-mau, 'noindex, nofollow'", "/guong,", "/guong/mot-nguoi,", "/,"})
    void keepsWhatIsNotPublicOutOfSearchEngines(String path, String robots) throws Exception {
        assertThat(ask("GET", path, "", "", "203.0.113.7").getHeader("X-Robots-Tag"))
                .isEqualTo(robots);
    }

    private static int allowed(Outside.Work work) {
        return switch (work) {
            case SEARCH -> 90;
            case FORM -> 20;
            case EXPORT -> 60;
            case UPLOAD -> 120;
        };
    }

    private MockHttpServletResponse ask(String method, String path, String query, String type, String from)
            throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setQueryString(query.isEmpty() ? null : query);
        request.setContentType(type.isEmpty() ? null : type);
        request.setRemoteAddr(from);
        var response = new MockHttpServletResponse();
        outside.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
