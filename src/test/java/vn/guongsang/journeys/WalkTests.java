package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.guongsang.installation.InDemoWorld;

/** One exemplar of every kind that the plans know goes all the way, in a real browser, on the real plans. */
@InDemoWorld
class WalkTests {

    @RegisterExtension
    static final LogWatch LOG = new LogWatch(() -> Stream.concat(
                    Stream.of("guongsang-mau", "đường làng sạch hơn", "Đề nghị bổ sung xác nhận"),
                    walks().stream().map(Walk::name))
            .toList());

    @LocalServerPort
    private int port;

    /** Who walks, and with what. */
    record Walk(
            String plan,
            String movement,
            String kind,
            String name,
            String officer,
            String lead,
            String secretary,
            String leader,
            String editor,
            String learner,
            String number) {

        @Override
        public String toString() {
            return kind;
        }
    }

    static List<Walk> walks() {
        return List.of(
                new Walk(
                        "ninh-hoa-2021",
                        "nh-mv-12",
                        "collective",
                        "Chi hội Phụ nữ thôn Văn Định",
                        "ninhdong",
                        "noivu.ninhhoa",
                        "thuky.ninhhoa",
                        "lanhdao.ninhhoa",
                        "thuky.ninhhoa",
                        "ninhan",
                        "301/QĐ-UBND"),
                new Walk(
                        "ninh-hoa-2021",
                        "nh-mv-13",
                        "individual",
                        "Lê Hải Đăng",
                        "ninhson",
                        "noivu.ninhhoa",
                        "thuky.ninhhoa",
                        "lanhdao.ninhhoa",
                        "thuky.ninhhoa",
                        "ninhan",
                        "302/QĐ-UBND"),
                new Walk(
                        "ninh-hoa-2021",
                        "nh-mv-03",
                        "household",
                        "Hộ ông Phạm Văn Bền",
                        "ninhan",
                        "noivu.ninhhoa",
                        "thuky.ninhhoa",
                        "lanhdao.ninhhoa",
                        "thuky.ninhhoa",
                        "ninhdong",
                        "303/QĐ-UBND"),
                new Walk(
                        "gia-lai-2021",
                        "gl-m8",
                        "cooperative",
                        "Hợp tác xã Cà phê Ia Blang",
                        "chuse",
                        "lienminhhtx.gialai",
                        "daumoi.gialai",
                        "lanhdao.gialai",
                        "daumoi.gialai",
                        "pleiku",
                        "91/QĐ-UBND"),
                new Walk(
                        "gia-lai-2021",
                        "gl-m8",
                        "cooperative-group",
                        "Tổ hợp tác nuôi ong Biển Hồ",
                        "pleiku",
                        "lienminhhtx.gialai",
                        "daumoi.gialai",
                        "lanhdao.gialai",
                        "daumoi.gialai",
                        "chuse",
                        "92/QĐ-UBND"));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void goesAllTheWay(Walk walk) throws IOException {
        String exemplar = discovered(walk);
        judgedAndTakenOn(walk, exemplar);
        fostered(walk, exemplar);
        recognised(walk, exemplar);
        published(walk, exemplar);
        learnedFrom(walk, exemplar);
        toldWhole(walk, exemplar);
    }

    /** The officer registers it, with evidence, and sends it. Returns its address. */
    private String discovered(Walk walk) throws IOException {
        try (Visitor officer = visitor(walk).signIn(walk.officer())) {
            officer.isWhole().isAccessible().picture("desk-" + walk.kind());
            officer.go("/dien-hinh/moi?ke-hoach=" + walk.plan() + "&phong-trao=" + walk.movement())
                    .type("name", walk.name())
                    .choose("subjectKind", walk.kind())
                    .isAccessible()
                    .press("Bắt đầu bản nháp");
            String draft = officer.path();
            String address = draft.substring(0, draft.lastIndexOf('/'));

            officer.go(address + "/gui").isWhole();
            assertThat(officer.text()).contains("Chưa gửi được: còn");

            officer.go(address + "/sua")
                    .type("place", "thôn Văn Định")
                    .type("deed", "Cùng nhau làm một việc nhỏ cho đường làng sạch hơn")
                    .type("achievement", "Sau sáu tháng cả thôn cùng làm; số liệu ghi trong sổ của tổ.")
                    .type("lesson", "Chia việc nhỏ, họp ngắn, ghi sổ công khai.");
            for (String answer : names(officer, "input[name^='answer-'][value='MET']")) {
                officer.choose(answer, "MET");
            }
            for (String words : names(officer, "textarea[name^='words-']")) {
                officer.type(words, "Có xác nhận của thôn và ảnh chụp kèm theo.");
            }
            officer.attach(
                    names(officer, "input[name^='evidence-']").getFirst(), "anh-chup.png", "image/png", picture());
            officer.isAccessible().picture("draft-" + walk.kind()).press("Xem lại trước khi gửi");
            officer.isWhole().isAccessible().picture("check-" + walk.kind());
            assertThat(officer.text()).contains("anh-chup.png").doesNotContain("Chưa gửi được");
            officer.press("Gửi ");
            officer.isWhole().isAccessible();
            assertThat(officer.path()).startsWith(address + "/da-gui");
            return address;
        }
    }

    /** The lead or the hub returns it once with a reason, then takes it on. */
    private void judgedAndTakenOn(Walk walk, String exemplar) throws IOException {
        try (Visitor lead = visitor(walk).signIn(walk.lead())) {
            lead.go("/dien-hinh").isWhole().isAccessible();
            assertThat(lead.text()).contains(walk.name());
            lead.go(exemplar + "/danh-gia")
                    .type("reason", "Đề nghị bổ sung xác nhận của thôn về số liệu sáu tháng.")
                    .isAccessible()
                    .picture("judge-" + walk.kind())
                    .press("Trả lại để bổ sung");
        }
        try (Visitor officer = visitor(walk).signIn(walk.officer())) {
            assertThat(officer.text()).contains(walk.name());
            officer.go(exemplar);
            assertThat(officer.text()).contains("Đề nghị bổ sung xác nhận của thôn về số liệu sáu tháng.");
            officer.go(exemplar + "/sua")
                    .attach(
                            names(officer, "input[name^='evidence-']").getFirst(),
                            "xac-nhan.png",
                            "image/png",
                            picture())
                    .press("Xem lại trước khi gửi")
                    .press("Gửi ");
        }
        try (Visitor lead = visitor(walk).signIn(walk.lead())) {
            lead.go(exemplar + "/danh-gia");
            for (String finding : names(lead, "input[name^='finding-'][value='MET']")) {
                lead.choose(finding, "MET");
            }
            lead.press("Tiếp nhận");
            lead.go(exemplar).isWhole().isAccessible();
        }
    }

    private void fostered(Walk walk, String exemplar) {
        try (Visitor officer = visitor(walk).signIn(walk.officer())) {
            officer.go(exemplar)
                    .choose("kind", "GOAL")
                    .type("words", "Giữ vững nề nếp, mở rộng ra ba thôn lân cận.")
                    .type("reviewOn", "10/6/2025")
                    .send("/boi-duong");
            officer.go(exemplar).isWhole().picture("fostering-" + walk.kind());
            assertThat(officer.text()).contains("Giữ vững nề nếp, mở rộng ra ba thôn lân cận.", "10/06/2025");
        }
    }

    /** The council votes, the leader issues; the paper is a real Word file and a real PDF. */
    private void recognised(Walk walk, String exemplar) throws IOException {
        try (Visitor secretary = visitor(walk).signIn(walk.secretary()).actAs("Thư ký Hội đồng")) {
            secretary
                    .go(exemplar + "/hoi-dong")
                    .type("metOn", "7/3/2025")
                    .type("members", "11")
                    .type("present", "7")
                    .type("agreed", "7")
                    .type("disagreed", "0")
                    .choose("confirmed", "true")
                    .send("/hoi-dong");
            assertThat(secretary.text()).contains("Chưa đủ thành viên để họp: có mặt 7/11, cần 8.");
            secretary
                    .type("present", "9")
                    .type("agreed", "9")
                    .isAccessible()
                    .picture("council-" + walk.kind())
                    .send("/hoi-dong");
            secretary.isWhole().isAccessible();
        }
        try (Visitor leader = visitor(walk).signIn(walk.leader())) {
            leader.isWhole();
            leader.go("/quyet-dinh").isWhole().isAccessible().press(walk.name());
            String decision = leader.path();
            leader.type("number", walk.number())
                    .picture("decision-" + walk.kind())
                    .send("/ban-hanh");
            leader.go(decision).isWhole().isAccessible();
            assertThat(leader.text()).contains(walk.number());
            try (XWPFDocument word =
                            new XWPFDocument(new ByteArrayInputStream(leader.download(decision + "/quyet-dinh.docx")));
                    XWPFWordExtractor words = new XWPFWordExtractor(word)) {
                assertThat(words.getText()).contains("QUYẾT ĐỊNH", walk.name(), "Điều 1");
            }
            try (var paper = Loader.loadPDF(leader.download(decision + "/quyet-dinh.pdf"))) {
                assertThat(new PDFTextStripper().getText(paper)).contains("QUYẾT ĐỊNH", walk.name(), walk.number());
            }
        }
    }

    /** The editor writes the story, with consent, and publishes it. */
    private void published(Walk walk, String exemplar) throws IOException {
        String id = exemplar.substring(exemplar.lastIndexOf('/') + 1);
        try (Visitor editor = visitor(walk).signIn(walk.editor()).actAs("Biên tập viên")) {
            editor.go("/tuyen-truyen").isWhole().isAccessible();
            editor.go("/tuyen-truyen/" + id)
                    .type("headline", "Việc nhỏ của " + walk.name())
                    .type(
                            "body",
                            "Mỗi sáng một người quét, mỗi tuần một lần họp ngắn.\n\nSáu tháng sau cả thôn cùng làm.")
                    .type("lesson", "Chia việc nhỏ, họp ngắn, ghi sổ công khai.")
                    .isAccessible()
                    .send("/tuyen-truyen/" + id);
            editor.go("/tuyen-truyen/" + id)
                    .type("consentBy", walk.name())
                    .type("consentHow", "Văn bản đồng ý")
                    .choose("scope", "STORY")
                    .type("consentOn", "9/3/2025")
                    .isAccessible()
                    .send("/dong-y");
            editor.go("/tuyen-truyen/" + id)
                    .isWhole()
                    .picture("story-" + walk.kind())
                    .send("/xuat-ban");
            editor.go("/tuyen-truyen/" + id).isWhole().isAccessible();
        }
    }

    /** An officer elsewhere records that the model is followed; the public page tells who learned from whom. */
    private void learnedFrom(Walk walk, String exemplar) {
        try (Visitor learner = visitor(walk).signIn(walk.learner())) {
            learner.go("/nhan-rong").isWhole();
            learner.go(exemplar + "/ap-dung")
                    .type("what", "Chia việc nhỏ và họp ngắn mỗi tuần")
                    .type("since", "8/3/2025")
                    .isAccessible()
                    .send("/ap-dung");
            learner.isWhole();
        }
        try (Visitor citizen = visitor(walk, Visitor.phone("http://localhost:" + port))) {
            citizen.go("/").isWhole().isAccessible().picture("portal-" + walk.kind());
            citizen.go("/guong?q=" + foldedFirstWords(walk.name())).isWhole().isAccessible();
            assertThat(citizen.text()).contains("Việc nhỏ của " + walk.name());
            citizen.press("Việc nhỏ của " + walk.name());
            citizen.isWhole().isAccessible().picture("story-public-" + walk.kind());
            assertThat(citizen.text())
                    .contains("Sáu tháng sau cả thôn cùng làm.", walk.number(), "Chia việc nhỏ và họp ngắn mỗi tuần");
        }
    }

    /** The exemplar's page tells who did what; nothing of it is lost. */
    private void toldWhole(Walk walk, String exemplar) {
        try (Visitor officer = visitor(walk).signIn(walk.officer())) {
            officer.go(exemplar).isWhole().isAccessible().picture("exemplar-" + walk.kind());
            assertThat(officer.text())
                    .contains(
                            "Lập bản nháp", "Trả lại để bổ sung", walk.number(), "Chia việc nhỏ và họp ngắn mỗi tuần");
            officer.go("/ke-hoach/" + walk.plan() + "/phong-trao/" + walk.movement())
                    .isWhole()
                    .isAccessible();
            officer.go("/ke-hoach/" + walk.plan()).isWhole().isAccessible().picture("plan-" + walk.kind());
        }
        try (Visitor hub = visitor(walk).signIn(walk.lead())) {
            hub.go("/ke-hoach/" + walk.plan() + "/phong-trao").isWhole().picture("quotas-" + walk.kind());
            assertThat(hub.text()).containsPattern("[1-9]\\d*/\\d+ ");
            if (walk.lead().startsWith("noivu")) {
                hub.go("/nhiem-vu").isWhole().isAccessible().picture("board-" + walk.kind());
            }
        }
    }

    /** As people type who have no Vietnamese keyboard. */
    private static String foldedFirstWords(String name) {
        return vn.guongsang.organisation.Names.slug(name).replace('-', '+');
    }

    /** The pages are looked at closely on the first walk; the others show the same ones with other words. */
    private Visitor visitor(Walk walk) {
        return visitor(walk, Visitor.desktop("http://localhost:" + port));
    }

    private static Visitor visitor(Walk walk, Visitor visitor) {
        return walk.equals(walks().getFirst()) ? visitor : visitor.inHaste();
    }

    private static List<String> names(Visitor visitor, String selector) {
        return visitor.all(selector, "name").stream().distinct().collect(Collectors.toList());
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
