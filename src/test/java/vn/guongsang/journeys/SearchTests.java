package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.InDemoWorld;

/** The search box of every page; that it shows nobody more than they may open is {@code RolesAndRoutesTests}'. */
@InDemoWorld
class SearchTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void findsExemplarsBodiesAndDecisionsWithoutMarks() throws Exception {
        var hub = new PlainVisitor("http://localhost:" + port).signIn("noivu.ninhhoa");
        assertThat(found(hub, "phu gia"))
                .contains("Ban Phát triển thôn Phú Gia")
                .doesNotContain("UBND xã Ninh Thọ");
        assertThat(found(hub, "ninh tho")).contains("UBND xã Ninh Thọ");
        String number = jdbc.sql("""
                        SELECT decision.number
                          FROM commendation_decision decision
                          JOIN exemplar_exemplar exemplar ON exemplar.id = decision.exemplar_id
                          JOIN plan_plan plan ON plan.id = exemplar.plan_id
                         WHERE decision.number IS NOT NULL
                           AND plan.code = 'ninh-hoa-2021'
                         LIMIT 1
                        """).query(String.class).single();
        assertThat(found(hub, number.toLowerCase(java.util.Locale.ROOT))).contains(">" + number + "</a>");
        assertThat(found(hub, "khong co gi nhu the")).contains("Không tìm thấy");
        assertThat(found(hub, "")).contains("Nhập từ cần tìm");
    }

    private static String found(PlainVisitor by, String text) throws Exception {
        return by.get("/tim-kiem?q=" + text.replace(" ", "+")).body();
    }
}
