package vn.guongsang.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.WithDatabase;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@SpringBootTest
@AutoConfigureMockMvc
@WithDatabase(demo = true)
class PublishingTests {

    private static final AtomicInteger NUMBER = new AtomicInteger(4000);
    private static final LocalDate AGREED_ON = LocalDate.of(2025, 3, 1);

    @Autowired
    Publishing publishing;

    @Autowired
    Recognising recognising;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
    }

    @Test
    void publishesNobodyWithoutConsent() {
        UUID id = recognised("Chưa hỏi ý kiến");
        for (Publishing.Text text : new Publishing.Text[] {
            text("", "giấy", AGREED_ON), text("Ông Lộc", "", AGREED_ON), text("Ông Lộc", "giấy", null)
        }) {
            int version = publishing.story(id).map(Story::version).orElse(0);
            publishing
                    .write(honours.editor(), id, UUID.randomUUID(), version, text)
                    .orThrow();
            assertThat(code(publishing.publish(honours.editor(), id))).isEqualTo("communication.refused.consent");
        }
        assertThat(published(id)).isFalse();
    }

    @Test
    void publishesOnceAndEndsWithAReason() {
        UUID id = recognised("Đăng rồi gỡ");
        write(id);
        for (int i = 0; i < 2; i++) {
            assertThat(publishing.publish(honours.editor(), id).allowed()).isTrue();
        }
        assertThat(publishing.publications(id)).hasSize(1);
        assertThat(published(id)).isTrue();

        assertThat(code(publishing.end(honours.editor(), id, " "))).isEqualTo("communication.refused.reason-missing");
        publishing
                .end(honours.editor(), id, "Người được nêu gương rút lại sự đồng ý")
                .orThrow();
        assertThat(published(id)).isFalse();
        assertThat(code(publishing.end(honours.editor(), id, "lần nữa")))
                .isEqualTo("communication.refused.not-published");

        publishing.publish(honours.editor(), id).orThrow();
        assertThat(publishing.publications(id))
                .extracting(Publication::standing)
                .as("both publications are kept, the newest first")
                .containsExactly(true, false);
        assertThat(audit.timeline(Subject.of("exemplar", id)))
                .extracting(Entry::act)
                .endsWith("publication.written", "publication.begun", "publication.ended", "publication.begun");
    }

    @Test
    void tellsTheSecondOfTwoEditors() {
        UUID id = recognised("Hai người cùng viết");
        write(id);
        UUID form = UUID.randomUUID();
        Publishing.Text first = text("Ông Lộc", "giấy", AGREED_ON);
        assertThat(publishing.write(honours.editor(), id, form, 1, first).allowed())
                .isTrue();
        assertThat(publishing.write(honours.editor(), id, form, 1, first).allowed())
                .as("sent twice")
                .isTrue();
        assertThat(publishing.write(honours.editor(), id, UUID.randomUUID(), 1, first))
                .isEqualTo(Verdict.refused(
                        "communication.refused.changed", honours.editor().name()));
        assertThat(publishing.story(id).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsPublicComplete() {
        UUID id = recognised("Không rút ruột bài đang đăng");
        write(id);
        publishing.publish(honours.editor(), id).orThrow();
        assertThat(code(publishing.write(honours.editor(), id, UUID.randomUUID(), 1, text("", "", null))))
                .isEqualTo("communication.refused.consent");
    }

    @Test
    void writesOnlyAboutTheRecognisedAndOnlyAsTheHubsEditor() {
        UUID fostered = honours.exemplar("Chưa công nhận", State.FOSTERED);
        assertThat(code(publishing.write(
                        honours.editor(), fostered, UUID.randomUUID(), 0, text("Ông Lộc", "giấy", AGREED_ON))))
                .isEqualTo("communication.refused.not-recognised");
        UUID id = recognised("Biên tập viên tỉnh khác");
        assertThatThrownBy(() -> publishing.publish(honours.actor("daumoi.gialai", Role.EDITOR), id))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("exemplar.hidden"));
        assertThatThrownBy(() -> publishing.publish(honours.leader(), id))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("exemplar.editor.forbidden"));
    }

    @Test
    void givesEachStoryAnAddressOfItsOwn() {
        UUID one = recognised("Nguyễn Đức Ổn");
        UUID two = recognised("Nguyễn Đức Ổn");
        UUID three = recognised("Nguyễn Đức Ơn");
        write(one);
        write(two);
        write(three);
        assertThat(publishing.story(one).orElseThrow().slug()).isEqualTo("nguyen-duc-on");
        assertThat(publishing.story(two).orElseThrow().slug()).isEqualTo("nguyen-duc-on-2");
        assertThat(publishing.story(three).orElseThrow().slug()).isEqualTo("nguyen-duc-on-3");
    }

    private UUID recognised(String name) {
        return honours.recognised(recognising, name, NUMBER.incrementAndGet() + "/QĐ-UBND");
    }

    private void write(UUID id) {
        publishing
                .write(honours.editor(), id, UUID.randomUUID(), 0, text("Ông Lộc", "giấy", AGREED_ON))
                .orThrow();
    }

    private static Publishing.Text text(String by, String how, LocalDate on) {
        return new Publishing.Text("Tiêu đề", "Đoạn một.\n\nĐoạn hai.", "Bài học.", by, how, on);
    }

    private boolean published(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM communication_v_published WHERE exemplar_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
