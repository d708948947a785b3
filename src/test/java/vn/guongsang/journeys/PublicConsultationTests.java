package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.commendation.Honours;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.dossier.DossierConsultation;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.MadeDossiers;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;

/** Somebody without an account and without scripts reads what is before the public, and writes. */
@InDemoWorld
class PublicConsultationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Consultations consultations;

    @Autowired
    private DossierConsultation opening;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    private String page;
    private UUID item;
    private PlainVisitor visitor;

    @BeforeEach
    void oneIsBeforeThePublic() {
        var honours = new Honours(jdbc, accounts);
        Actor hub = honours.actor("noivu.ninhhoa", Role.HUB_OFFICER);
        UUID dossier = new MadeDossiers(jdbc)
                .accepted(
                        honours.actor("ninhdong", Role.OFFICER).bodyId(),
                        honours.leader().bodyId(),
                        "Phạm Thị Công Khai",
                        "individual",
                        "GK");
        opening.open(hub, UUID.randomUUID(), "Đợt thử", 5, "Quy chế", Map.of(dossier, "Đã hiến 200 m² đất."))
                .orThrow();
        item = consultations.latest(DossierPath.MATTER, dossier).orElseThrow().id();
        page = "/lay-y-kien/" + item;
        visitor = new PlainVisitor("http://localhost:" + port);
        // who sent from this machine before must not count against us
        jdbc.sql("UPDATE consultation_opinion SET sent_from = ''").update();
    }

    @Test
    void thePageTellsNameBodyAwardAndSummaryAndNothingElseOfAPerson() throws Exception {
        assertThat(visitor.get("/lay-y-kien").body()).contains(page).contains("Phạm Thị Công Khai");
        assertThat(visitor.get(page).body())
                .contains("Phạm Thị Công Khai")
                .contains("Giấy khen, 2024")
                .contains("Đã hiến 200 m² đất.")
                .doesNotContain("1969")
                .doesNotContain("ngõ kín")
                .doesNotContain("Dân tộc kín")
                .doesNotContain("Việc đã làm");
    }

    @Test
    void aNameOfFiveThousandCharactersIsSaidBesideItsFieldAndWhatWasTypedStays() throws Exception {
        var form = visitor.form(page, page + "/y-kien")
                .type("noi-dung", "Tôi thấy rất xứng đáng")
                .type("ho-ten", "Đ".repeat(5_000))
                .type("lien-he", "0905 111 222");
        assertThat(visitor.send(form).body())
                .contains("ho-ten-loi")
                .contains("Tôi thấy rất xứng đáng")
                .contains("0905 111 222");
        assertThat(visitor.send(form.type("ho-ten", "").type("noi-dung", "")).body())
                .contains("Chưa ghi họ và tên.")
                .contains("Chưa ghi ý kiến.");
        assertThat(consultations.opinions(item)).isEmpty();
    }

    @Test
    void whatIsSentTwiceCameOnceAndIsNotSeenBeforeItWasRead() throws Exception {
        var form = visitor.form(page, page + "/y-kien")
                .type("noi-dung", "Câu chưa ai duyệt")
                .type("ho-ten", "Nguyễn Văn Gửi")
                .type("lien-he", "lien-he-kin@example.vn");
        for (int time = 0; time < 2; time++) {
            assertThat(PlainVisitor.leadsTo(visitor.send(form))).endsWith(page + "/da-nhan");
        }
        assertThat(consultations.opinions(item)).hasSize(1);
        assertThat(visitor.get(page).body())
                .doesNotContain("Câu chưa ai duyệt")
                .doesNotContain("Nguyễn Văn Gửi")
                .doesNotContain("lien-he-kin");
        var hub = new PlainVisitor("http://localhost:" + port).signIn("noivu.ninhhoa");
        assertThat(hub.get("/y-kien-nhan-dan/" + item).body()).contains("lien-he-kin@example.vn");
        var body = new PlainVisitor("http://localhost:" + port).signIn("ninhdong");
        assertThat(body.get("/y-kien-nhan-dan/" + item).body())
                .doesNotContain("Câu chưa ai duyệt")
                .doesNotContain("lien-he-kin");
    }
}
