package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.chain.Chaining;
import vn.guongsang.installation.InDemoWorld;

/** An auditor reads the log, keeps an anchor, and asks who sees an exemplar. */
@InDemoWorld
class LookingOverTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Chaining chaining;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAuditorFollowsAnActToItsObjectAndAsksWhoSeesIt() {
        chaining.link();
        jdbc.sql("""
                        INSERT INTO audit_anchor (day, position, entry_id, hash, made_at)
                        SELECT '2025-03-09', position, entry_id, hash, '2025-03-10 00:00:01+07'
                          FROM audit_link
                         ORDER BY position DESC
                         LIMIT 1
                        """).update();
        String exemplar = jdbc.sql("SELECT id::text FROM exemplar_exemplar WHERE name = 'Ban Phát triển thôn Phú Gia'")
                .query(String.class)
                .single();
        for (var visitor :
                new Visitor[] {Visitor.desktop("http://localhost:" + port), Visitor.phone("http://localhost:" + port)
                }) {
            try (visitor) {
                String size = visitor.page().viewportSize().width == 390 ? "-phone" : "";
                visitor.signIn("nhatky.ninhhoa")
                        .go("/nhat-ky")
                        .isWhole()
                        .isAccessible()
                        .picture("log" + size);
                visitor.go("/nhat-ky?nguoi=n").isWhole().isAccessible().picture("log-several" + size);
                visitor.go("/nhat-ky?doi-tuong=exemplar:" + exemplar).isWhole();
                assertThat(visitor.text()).contains("Gửi để đánh giá", "Vị trí");
                visitor.page().locator("tbody th a").first().click();
                visitor.isWhole().isAccessible().picture("log-entry" + size);
                assertThat(visitor.text()).contains(exemplar, "Mã băm");
                visitor.go("/nhat-ky/moc").isWhole().isAccessible();
                visitor.go("/nhat-ky/moc/2025-03-09").isWhole().isAccessible().picture("anchor" + size);
                assertThat(new String(visitor.download("/nhat-ky/moc/2025-03-09/tep")))
                        .startsWith("guongsang-audit-anchor 1\nday 2025-03-09\n");
                visitor.go("/quyen-han").isWhole().isAccessible();
                visitor.choose("loai", "exemplar")
                        .type("ma", "/dien-hinh/" + exemplar)
                        .press("Hỏi");
                visitor.isWhole().isAccessible().picture("who" + size);
                assertThat(visitor.text())
                        .contains("Phan Thị Ngọc Lan", "Cán bộ đầu mối, tại đơn vị đầu mối hoặc ban hành kế hoạch")
                        .doesNotContain("Ban Phát triển thôn Phú Gia");
                visitor.page().locator("tbody th a").first().click();
                visitor.isWhole().isAccessible().picture("who-person" + size);
                assertThat(visitor.text()).contains("Không được:");
                visitor.go("/quyen-han?nguoi=noivu.ninhhoa")
                        .isWhole()
                        .isAccessible()
                        .picture("who-rules" + size);
                visitor.page().navigate("http://localhost:" + port + "/quyen-han?loai=exemplar&ma=khong-co");
                visitor.isWhole().isAccessible();
                assertThat(visitor.text()).contains("Không có đối tượng nào loại này");
            }
        }
    }

    @Test
    void bodiesAndPeopleAreLookedAfterByWhoeverNeedsHelpToSee() {
        String person = jdbc.sql("SELECT id::text FROM identity_account WHERE username = 'ninhdong'")
                .query(String.class)
                .single();
        String post = jdbc.sql(
                        "SELECT id::text FROM identity_post WHERE account_id = :person::uuid AND role = 'OFFICER'")
                .param("person", person)
                .query(String.class)
                .single();
        String body = jdbc.sql("SELECT id::text FROM organisation_v_body WHERE name = 'UBND xã Ninh Đông'")
                .query(String.class)
                .single();
        try (Visitor desk = Visitor.desktop("http://localhost:" + port).signIn("quantri");
                Visitor phone = Visitor.phone("http://localhost:" + port).signIn("quantri")) {
            for (String path : List.of(
                    "/don-vi",
                    "/don-vi/" + body,
                    "/don-vi/moi",
                    "/don-vi/sap-xep/moi",
                    "/cum-khoi",
                    "/don-vi/nhap",
                    "/quan-tri/loi-moi",
                    "/quan-tri/tai-khoan",
                    "/quan-tri/tai-khoan/" + person,
                    "/quan-tri/vai-tro/" + post)) {
                desk.go(path).isWhole().isAccessible();
                phone.go(path).isWhole();
            }
        }
    }

    @Test
    void aBodyIsFoundAndItsOfficerInvitedByKeyboardAlone() {
        try (Visitor visitor = Visitor.desktop("http://localhost:" + port).signIn("quantri")) {
            Page page = visitor.go("/don-vi").page();
            page.locator("a[data-leaf]").first().focus();
            String first = focused(page);
            page.keyboard().press("ArrowDown");
            assertThat(focused(page)).isNotEqualTo(first);
            page.keyboard().press("Home");
            assertThat(focused(page)).isEqualTo(first);

            visitor.go("/quan-tri/loi-moi");
            page.locator("#name").focus();
            type(page, "Lê Thị Phím", "phim@xa.test");
            page.keyboard().press("Tab");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Tab");
            type(page, "ubnd x ninh");
            page.locator(".proposed label").first().waitFor();
            visitor.isAccessible().picture("picker");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            String chosen = page.locator(".proposed input:checked").inputValue();
            assertThat(chosen).startsWith("UBND xã Ninh");
            page.locator("#from").press("Enter");
            page.waitForLoadState();
            assertThat(visitor.text()).contains("lời mời Lê Thị Phím", chosen.replaceFirst(" \\[.*", ""));
        }
    }

    /** One field after the other, as the Tab key goes. */
    private static void type(Page page, String... values) {
        for (int i = 0; i < values.length; i++) {
            page.keyboard().type(values[i]);
            if (i < values.length - 1) {
                page.keyboard().press("Tab");
            }
        }
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.id");
    }
}
