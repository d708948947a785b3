package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.InDemoWorld;

/** Somebody asks about data of their own, an officer answers; consent is withdrawn; what is sensitive stays masked. */
@InDemoWorld
class PersonalDataTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void isAskedForOnThePublicSiteAndAnsweredAtTheDesk() {
        String code;
        try (Visitor citizen = Visitor.phone(base())) {
            citizen.go("/quyen-du-lieu").isWhole().isAccessible().picture("privacy-rights");
            citizen.send("/quyen-du-lieu").isWhole().isAccessible();
            assertThat(citizen.text()).contains("còn 4 nội dung cần sửa");
            citizen.choose("kind", "OBJECTION")
                    .type("asker", "Trần Thị Ổn")
                    .type("contact", "0905 000 001")
                    .type("words", "Đề nghị không nêu tên tôi nữa.")
                    .send("/quyen-du-lieu");
            code = citizen.isWhole()
                    .isAccessible()
                    .page()
                    .locator(".confirmed-no b")
                    .innerText();
            assertThat(citizen.text()).contains("Trả lời chậm nhất ngày 13/03/2025");
        }
        try (Visitor officer = Visitor.desktop(base()).signIn("quantri")) {
            assertThat(officer.text()).contains("Trần Thị Ổn");
            officer.go("/du-lieu-ca-nhan/yeu-cau").isWhole().isAccessible().picture("privacy-requests");
            officer.press("Phản đối việc xử lý");
            officer.isWhole().isAccessible().picture("privacy-request");
            officer.type("verifyWords", "Gọi lại số đã đăng ký").send("/xac-minh");
            officer.type("answerWords", "Đã gỡ bài viết.").send("/tra-loi");
            officer.isWhole().isAccessible();
            assertThat(officer.text()).contains("Đã trả lời", "Văn bản trả lời");
        }
        try (Visitor citizen = Visitor.phone(base())) {
            citizen.go("/quyen-du-lieu/tra-cuu")
                    .type("code", code.toLowerCase())
                    .send("/tra-cuu");
            citizen.isWhole().isAccessible().picture("privacy-track");
            assertThat(citizen.text()).contains("Đã trả lời").doesNotContain("Đã gỡ bài viết", "Gọi lại");
        }
    }

    @Test
    void isHeldBeforeAnyRuleAsksForIt() {
        try (Visitor officer = Visitor.desktop(base()).signIn("quantri")) {
            officer.go("/du-lieu-ca-nhan/luu-giu").press("Giữ pháp lý trước khi có đề nghị");
            officer.type("ten", "le hoai nam").page().keyboard().press("Enter");
            officer.page().waitForLoadState();
            officer.press("Lê Hoài Nam");
            officer.page().locator("details.aside-act summary").click();
            officer.isWhole().isAccessible().send("/giu-phap-ly");
            assertThat(officer.text()).contains("còn 2 nội dung cần sửa");
            officer.type("holdReason", "Đang có đơn khiếu nại")
                    .type("basis", "Công văn 12/TTr")
                    .send("/giu-phap-ly");
            assertThat(officer.path()).isEqualTo("/du-lieu-ca-nhan/luu-giu");
            assertThat(officer.text()).contains("Lê Hoài Nam", "Đang có đơn khiếu nại", "Công văn 12/TTr");
        }
    }

    @Test
    void leavesThePublicSiteWithTheConsent() {
        try (Visitor officer = Visitor.desktop(base()).signIn("quantri")) {
            officer.go("/du-lieu-ca-nhan").isWhole().isAccessible().picture("privacy-register");
            officer.go("/du-lieu-ca-nhan/dong-y").isWhole().isAccessible();
            officer.press("Trần Văn Lộc");
            officer.isWhole().isAccessible().picture("privacy-consent");
            officer.type("how", "Gọi điện ngày 10/3").send("/rut");
            assertThat(officer.text()).contains("Đã rút lại");
        }
        try (Visitor citizen = Visitor.phone(base())) {
            assertThat(citizen.statusOf("/guong/tran-van-loc")).isEqualTo(410);
            assertThat(citizen.isWhole().isAccessible().text())
                    .contains("không còn được đăng")
                    .doesNotContain("Lộc");
            assertThat(citizen.go("/guong?q=tran+van+loc").text()).doesNotContain("Lão nông");
            assertThat(new String(citizen.download("/guong.atom"))).doesNotContain("tran-van-loc");
            assertThat(new String(citizen.download("/sitemap/2024-12.xml"))).doesNotContain("tran-van-loc");
        }
    }

    @Test
    void showsWhatIsSensitiveOnlyToThoseWhoSayWhy() {
        UUID id = jdbc.sql("SELECT id FROM exemplar_exemplar WHERE name = 'Lê Hoài Nam'")
                .query(UUID.class)
                .single();
        String page = "/dien-hinh/" + id + "/thong-tin-nhay-cam";
        try (Visitor officer = Visitor.phone(base()).signIn("ninhdong")) {
            officer.go(page).isWhole().isAccessible();
            officer.press("Ghi thông tin");
            officer.choose("recorded", "RELIGION").type("value", "Đạo Cao Đài");
            officer.page().locator("[name='neededFor']").selectOption(new SelectOption().setIndex(1));
            officer.send("/thong-tin-nhay-cam");
            officer.isWhole().isAccessible().picture("privacy-masked");
            for (String path :
                    List.of(page, "/dien-hinh/" + id, "/dien-hinh", "/dien-hinh?tim=cao+dai", "/tim-kiem?q=cao+dai")) {
                assertThat(officer.go(path).text()).as(path).doesNotContain("Cao Đài");
            }
            officer.go(page)
                    .choose("kind", "RELIGION")
                    .type("reason", "Đối chiếu tiêu chí")
                    .send("/xem");
            officer.isWhole().isAccessible().picture("privacy-seen");
            assertThat(officer.text()).contains("Đạo Cao Đài", "đã được ghi vào nhật ký");
        }
        assertThat(jdbc.sql(
                                "SELECT details ->> 'why' FROM audit_entry WHERE subject_kind = 'particulars' AND act = 'audit.looked'")
                        .query(String.class)
                        .list())
                .containsExactly("Đối chiếu tiêu chí");
    }

    @Test
    void leavesTheHouseOnlyWithAReasonAndAsOneFile() {
        try (Visitor officer = Visitor.desktop(base()).signIn("quantri")) {
            officer.go("/du-lieu-ca-nhan/ket-xuat?ten=le+hoai+nam").isWhole().isAccessible();
            officer.press("Lê Hoài Nam");
            officer.isWhole().isAccessible().picture("privacy-disclosure");
            officer.page().locator("form[action*='/ket-xuat/'] button.main").click();
            officer.isWhole().isAccessible();
            assertThat(officer.text()).contains("Chưa ghi nội dung này.");
            officer.go("/du-lieu-ca-nhan/luu-giu").isWhole().isAccessible().picture("privacy-retention");
        }
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
