package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.journeys.PlainVisitor.Form;

/** A session that ends while somebody types: it is said clearly, and nothing typed is lost. */
@InDemoWorld
class EndedSessionTests {

    private static final String TYPED = "Mỗi sáng chủ nhật cả xóm ra quét đường <b>&</b> trồng hoa";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void endsWhileAnOfficerTypesInTheBrowser() {
        try (Visitor officer = Visitor.desktop(base()).signIn("ninhdong")) {
            officer.go("/dien-hinh/moi?ke-hoach=ninh-hoa-2021")
                    .type("name", "Tổ phụ nữ xóm Gò")
                    .choose("subjectKind", "collective")
                    .choose("movement", "nh-mv-12")
                    .press("Bắt đầu bản nháp");
            String draft = officer.path();
            endSessions();

            officer.type("deed", TYPED);
            PlaywrightAssertions.assertThat(officer.page().locator("p.saved"))
                    .containsText("Phiên làm việc đã hết nên chưa lưu được nháp.");
            officer.type("lesson", "Bắt đầu từ một ngõ").press("Lưu nháp");
            officer.isWhole().isAccessible();
            assertThat(officer.title()).isEqualTo("Phiên làm việc đã hết");
            assertThat(officer.text()).contains("Chưa có gì được ghi.", "Nội dung đã nhập còn được giữ");
            assertThat(deed("Tổ phụ nữ xóm Gò")).isEmpty();

            officer.press("Đăng nhập và trở lại trang vừa rồi");
            officer.page().fill("#username", "ninhdong");
            officer.page().fill("#password", "guongsang-mau");
            officer.page().click("button[data-primary]");

            assertThat(officer.path()).startsWith(draft);
            officer.isWhole().isAccessible().picture("session-ended");
            assertThat(officer.text()).contains("Nội dung nhập trước khi hết phiên đã được đưa lại vào trang này");
            assertThat(officer.page().inputValue("[name='deed']")).isEqualTo(TYPED);
            assertThat(officer.page().inputValue("[name='lesson']")).isEqualTo("Bắt đầu từ một ngõ");
            officer.press("Lưu nháp");
            assertThat(officer.text()).contains("Đã lưu nháp lúc");
            assertThat(deed("Tổ phụ nữ xóm Gò")).isEqualTo(TYPED);
        }
    }

    @Test
    void endsBeforeAFormIsSentWithoutAScript() throws Exception {
        PlainVisitor officer = new PlainVisitor(base()).signIn("ninhan");
        Form begun = officer.form("/dien-hinh/moi?ke-hoach=ninh-hoa-2021", "/dien-hinh")
                .type("name", "Hộ bà Sáu")
                .type("subjectKind", "household")
                .type("movement", "nh-mv-03");
        officer.send(begun);
        String draft = "/dien-hinh/" + UUID.fromString(begun.fields().get("id"));
        Form typed = officer.form(draft + "/sua", draft + "/ban-nhap").type("deed", TYPED);
        endSessions();

        var refused = officer.send(typed);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Phiên làm việc đã hết", "href=\"" + base() + draft + "/sua\"");

        assertThat(officer.get(draft + "/sua").statusCode()).isEqualTo(302);
        var door = officer.form("/dang-nhap", "/dang-nhap")
                .type("username", "ninhan")
                .type("password", "guongsang-mau");
        assertThat(PlainVisitor.leadsTo(officer.send(door))).contains(draft + "/sua");
        Form again = officer.form(draft + "/sua", draft + "/ban-nhap");
        assertThat(again.html())
                .contains("Mỗi sáng chủ nhật cả xóm ra quét đường &lt;b&gt;&amp;&lt;/b&gt; trồng hoa")
                .doesNotContain("<b>&</b>");
        assertThat(again.fields()).containsEntry("form", typed.fields().get("form"));

        assertThat(officer.form(draft + "/sua", draft + "/ban-nhap").html())
                .as("it is brought back once")
                .doesNotContain("Mỗi sáng chủ nhật");
        assertThat(officer.send(again.type("deed", TYPED)).statusCode()).isEqualTo(302);
        assertThat(deed("Hộ bà Sáu")).isEqualTo(TYPED);
    }

    private String deed(String name) {
        return jdbc.sql("SELECT deed FROM exemplar_exemplar WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private void endSessions() {
        jdbc.sql("DELETE FROM spring_session").update();
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
