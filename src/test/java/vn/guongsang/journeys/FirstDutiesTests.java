package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.ObligationCalendar;
import vn.guongsang.plan.pack.calendar.Roster;
import vn.guongsang.plan.pack.reading.PackReader;
import vn.guongsang.plan.pack.reading.Reading;

/** The first duties of plans: a real one is filed, returned once, and accepted; those of a new one are entered by hand. */
@InDemoWorld
class FirstDutiesTests {

    private static final String ENTERED = "ke-hoach-thi-dua-nam-2025";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theCommunicationPlanOfABodyComesLateAndIsTakenIn() {
        filedAndAccepted("thai-binh-2023", "tb-o1", "Sở Y tế", "yte.thaibinh", "daumoi.thaibinh", "Quá hạn");
    }

    @Test
    void theConferencePlanOfABodyComesInTime() {
        filedAndAccepted(
                "binh-thuan-congress-2025",
                "bt-o1",
                "UBND huyện Đức Linh",
                "duclinh",
                "daumoi.binhthuan",
                "Kế hoạch không nêu");
    }

    /** From nothing to a plan that holds, by what a hub officer types; its calendar is that of {@code plan calendar}. */
    @Test
    void aPlanIsEnteredByHandAndItsCalendarIsThatOfItsFile() throws Exception {
        try (Visitor hub = visitor().signIn("noivu.ninhhoa").actAs("Cán bộ đầu mối")) {
            hub.go("/ban-thao/moi").isWhole().isAccessible();
            hub.choose("cach", "moi")
                    .type("ten", "Kế hoạch thi đua năm 2025")
                    .choose("loai", "EXEMPLARS")
                    .choose("ban-hanh", issuer())
                    .send("/ban-thao");
            String draft = hub.path();

            hub.go(draft + "/muc?o=plan")
                    .type("m.period.from", "2025")
                    .type("m.period.to", "2025")
                    .press("Lưu");
            hub.go(draft + "/muc?o=bodies").press("Thêm cơ quan hoặc nhóm");
            hub.type("m.name", "Các phòng")
                    .choose("m.kind", "group")
                    .type("m.clause", "II")
                    .press("Thuộc loại")
                    .choose("m.members.kind", "department")
                    .choose("m.members.level", "district")
                    .press("Lưu");
            assertThat(hub.text()).contains("đơn vị, ngày 10/03/2025");

            hub.go(draft + "/muc?o=obligations")
                    .press("Thêm nhiệm vụ có hạn")
                    .isWhole()
                    .isAccessible();
            hub.type("m.clause", "III.1").type("m.what", "Báo cáo quý").choose("m.kind", "report");
            hub.choose("m.who", "body-3").choose("m.cadence", "quarterly").choose("m.due.rule", "days-after-period");
            hub.type("m.due.days-after-period.days", "5").choose("m.due.days-after-period.count", "working");
            hub.press("Thêm yêu cầu").press("Thêm thành phần").isWhole();
            assertThat(focusedInView(hub)).isEqualTo("m.minimum.0.of-which.0.trait");
            hub.press("Bỏ dòng này");
            assertThat(focusedInView(hub)).isEqualTo("them:m.minimum.0.of-which");
            hub.press("Bỏ dòng này");
            assertThat(focusedInView(hub)).isEqualTo("them:m.minimum");
            assertThat(hub.all("[name='m.due.days-after-period.days']", "value"))
                    .containsExactly("5");
            hub.page()
                    .locator("#xem-thu .sentence")
                    .filter(new Locator.FilterOptions().setHasText("Hằng quý, trong 5 ngày làm việc sau khi hết kỳ"))
                    .waitFor();
            hub.press("Lưu và thêm mục nữa");
            hub.type("m.clause", "III.2").type("m.what", "Danh sách giới thiệu").choose("m.kind", "nomination");
            hub.choose("m.who", "body-3").choose("m.cadence", "half-yearly").choose("m.due.rule", "days-of-year");
            hub.type("m.due.days-of-year.days", "15/6, 30/11")
                    .choose("m.due.days-of-year.boundary", "before")
                    .press("Lưu");

            byte[] file = hub.download(draft + "/tep");
            hub.go(draft + "/ban-hanh").isWhole().isAccessible();
            hub.type("so", "1/KH-UBND").type("ngay", "03/03/2025").send("/ban-hanh");
            assertThat(hub.path()).isEqualTo("/ke-hoach/" + ENTERED);
            hub.go(hub.path() + "/lich?tu=1/2025&den=12/2026&cua=tat-ca").isWhole();
            assertThat(hub.all(".months time", "datetime"))
                    .isEqualTo(calendarOf(file))
                    .containsExactly(
                            "2025-04-08", "2025-06-14", "2025-07-07", "2025-10-07", "2025-11-29", "2026-01-09");
        }
    }

    /** The name of the field, or the value of the button, at which the page has come up; empty when it is out of view. */
    private static String focusedInView(Visitor visitor) {
        return String.valueOf(visitor.page().evaluate("""
                () => {
                  const at = document.activeElement, box = at.getBoundingClientRect();
                  return box.top >= 0 && box.bottom <= innerHeight ? at.name === "viec" ? at.value : at.name : "";
                }
                """));
    }

    private static List<String> calendarOf(byte[] file) {
        PlanPack pack = ((Reading.Read) new PackReader().read(file)).pack();
        return new ObligationCalendar(pack, Roster.named(pack), Map.of())
                .between(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31), LocalDate.of(2025, 3, 10)).stream()
                        .map(instance -> String.valueOf(instance.dueDay()))
                        .toList();
    }

    private String issuer() {
        return jdbc.sql("SELECT issuer_id::text FROM plan_plan WHERE code = 'ninh-hoa-2021'")
                .query(String.class)
                .single();
    }

    private void filedAndAccepted(
            String plan, String obligation, String body, String officerName, String hubName, String before) {
        String duty = "/nhiem-vu/" + instance(obligation, body);
        try (Visitor officer = visitor().signIn(officerName)) {
            officer.go(duty).isWhole().isAccessible();
            assertThat(officer.text()).contains(before);
            send(officer, duty, "MZ\u0090\u0000 không phải PDF".getBytes());
            assertThat(officer.text()).contains("ke-hoach.pdf");
            assertThat(standing(obligation, body)).isNull();
            send(officer, duty, paper()).isWhole();
        }
        try (Visitor hub = visitor().signIn(hubName).actAs("Cán bộ đầu mối")) {
            hub.go("/nhiem-vu/tiep-nhan?ke-hoach=" + plan).isWhole().isAccessible();
            assertThat(hub.text()).contains(body);
            hub.go(duty)
                    .press("Trả lại để bổ sung")
                    .type("ly-do", "Thiếu phân công trách nhiệm lãnh đạo.")
                    .send("/tra-lai");
        }
        assertThat(standing(obligation, body)).isNull();
        try (Visitor officer = visitor().signIn(officerName)) {
            assertThat(officer.text()).contains("Thiếu phân công trách nhiệm lãnh đạo.");
            send(officer, duty, paper());
        }
        try (Visitor hub = visitor().signIn(hubName).actAs("Cán bộ đầu mối")) {
            hub.go(duty).send("/tiep-nhan");
            hub.go(duty).isWhole().isAccessible();
        }
        assertThat(standing(obligation, body)).isEqualTo("2025-03-10");
    }

    /** The plan of the body, with a pointer to each of the contents that the clause asks for. */
    private static Visitor send(Visitor officer, String duty, byte[] paper) {
        officer.go(duty + "/ke-hoach")
                .isWhole()
                .isAccessible()
                .type("tieu-de", "Kế hoạch của đơn vị")
                .type("so", "12/KH")
                .type("ngay", "05/03/2025");
        officer.all("input[name^='noi-dung-']", "name").forEach(pointer -> officer.type(pointer, "Mục II, trang 3"));
        return officer.attach("tep", "ke-hoach.pdf", "application/pdf", paper).send("/ke-hoach");
    }

    private String instance(String obligation, String body) {
        return jdbc.sql("""
                        SELECT instance.id
                          FROM plan_instance instance
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE instance.obligation = :obligation
                           AND body.name = :body
                        """)
                .param("obligation", obligation)
                .param("body", body)
                .query(String.class)
                .single();
    }

    private String standing(String obligation, String body) {
        return jdbc.sql("SELECT met_on::text FROM plan_instance WHERE id = :id::uuid")
                .param("id", instance(obligation, body))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static byte[] paper() {
        return Documents.pdf(OfficialDocument.of(DocumentKind.PLAN, new Issuer(null, "SỞ Y TẾ", "SYT", "Thái Bình"))
                .about("Triển khai kế hoạch của tỉnh")
                .paragraph("Nội dung kế hoạch của đơn vị.")
                .signedBy("Hoàng Thị Mai", "GIÁM ĐỐC")
                .copiesTo("VT")
                .build());
    }

    private Visitor visitor() {
        return Visitor.desktop("http://localhost:" + port);
    }
}
