package vn.guongsang.journeys;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.InDemoWorld;

/**
 * Takes the pictures of {@code docs/screenshots} anew, of the demo world as it starts. Not part of the
 * suite: {@code bin/test TakeScreenshots}.
 */
@InDemoWorld
class TakeScreenshots {

    private static final String PLAN = "ninh-hoa-2021";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void ofTheKeyPages() {
        String recognised = exemplar("RECOGNISED");
        try (Visitor officer = visitor().signIn("ninhtho")) {
            take(officer.go("/viec"), "desk");
        }
        try (Visitor hub = visitor().signIn("noivu.ninhhoa")) {
            take(hub.go("/nhiem-vu?ke-hoach=" + PLAN), "board");
            take(hub.go("/nhiem-vu/tinh-hinh?ke-hoach=" + PLAN), "compliance");
            take(hub.go("/ke-hoach/" + PLAN), "plan");
            take(hub.go("/ke-hoach/" + PLAN + "/chi-tieu"), "quotas");
            take(hub.go(recognised), "exemplar");
            take(hub.go(exemplar("SUBMITTED") + "/danh-gia"), "judging");
        }
        try (Visitor leader = visitor().signIn("lanhdao.ninhhoa")) {
            take(
                    leader.go("/quyet-dinh/"
                            + one("SELECT id FROM commendation_decision WHERE exemplar_id = :id", recognised)),
                    "decision");
        }
        try (Visitor citizen = Visitor.phone(base())) {
            take(
                    citizen.go("/guong/"
                            + one("SELECT slug FROM communication_v_published WHERE exemplar_id = :id", recognised)),
                    "story-phone");
        }
    }

    /** The address of the first exemplar of the plan in a state. */
    private String exemplar(String state) {
        return "/dien-hinh/"
                + jdbc.sql("""
                                SELECT exemplar.id
                                  FROM exemplar_v_exemplar exemplar
                                  JOIN plan_v_plan plan ON plan.id = exemplar.plan_id
                                  LEFT JOIN communication_v_published published ON published.exemplar_id = exemplar.id
                                 WHERE plan.code = :plan
                                   AND exemplar.state = :state
                                   AND (published.exemplar_id IS NOT NULL OR :state <> 'RECOGNISED')
                                 ORDER BY exemplar.name
                                 LIMIT 1
                                """)
                        .param("plan", PLAN)
                        .param("state", state)
                        .query(String.class)
                        .single();
    }

    private String one(String sql, String exemplar) {
        return jdbc.sql(sql.replace(":id", "CAST(:id AS uuid)"))
                .param("id", exemplar.substring("/dien-hinh/".length()))
                .query(String.class)
                .single();
    }

    /** What stands on the first screen: small files. */
    private static void take(Visitor visitor, String name) {
        visitor.isWhole()
                .page()
                .screenshot(new ScreenshotOptions().setPath(Path.of("docs/screenshots", name + ".png")));
    }

    private Visitor visitor() {
        return Visitor.desktop(base());
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
