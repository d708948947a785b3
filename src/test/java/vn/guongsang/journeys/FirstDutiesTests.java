package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.installation.InDemoWorld;

/** The communication plan and the congress plan: their real first duty is filed, returned once, and accepted. */
@InDemoWorld
class FirstDutiesTests {

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

    private void filedAndAccepted(
            String plan, String obligation, String body, String officerName, String hubName, String before) {
        String duty = "/nhiem-vu/" + instance(obligation, body);
        try (Visitor officer = visitor().signIn(officerName)) {
            officer.go(duty).isWhole().isAccessible();
            assertThat(officer.text()).contains(before);
            officer.attach("tep", "ke-hoach.pdf", "application/pdf", "MZ\u0090\u0000 không phải PDF".getBytes())
                    .send("/bao-cao", "PAPER");
            assertThat(officer.text()).contains("ke-hoach.pdf");
            assertThat(standing(obligation, body)).isNull();
            officer.go(duty)
                    .attach("tep", "ke-hoach.pdf", "application/pdf", paper())
                    .type("noi-dung", "Gửi Kế hoạch của đơn vị.")
                    .send("/bao-cao", "PAPER");
            officer.isWhole();
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
            officer.go(duty)
                    .attach("tep", "ke-hoach.pdf", "application/pdf", paper())
                    .type("noi-dung", "Đã bổ sung.")
                    .send("/bao-cao", "PAPER");
        }
        try (Visitor hub = visitor().signIn(hubName).actAs("Cán bộ đầu mối")) {
            hub.go(duty).send("/tiep-nhan");
            hub.go(duty).isWhole().isAccessible();
        }
        assertThat(standing(obligation, body)).isEqualTo("2025-03-10");
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
