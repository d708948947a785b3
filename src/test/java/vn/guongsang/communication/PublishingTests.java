package vn.guongsang.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.document.Upload;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.privacy.Consent;
import vn.guongsang.privacy.Consent.Scope;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class PublishingTests {

    private static final AtomicInteger NUMBER = new AtomicInteger(4000);
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    private static final Publishing.Text TEXT = new Publishing.Text("Tiêu đề", "Đoạn một.\n\nĐoạn hai.", "Bài học.");

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

    @Autowired
    TransactionTemplate transactions;

    Honours honours;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
    }

    @Test
    void publishesNobodyWithoutConsent() {
        UUID id = recognised("Chưa hỏi ý kiến");
        publishing.write(honours.editor(), id, UUID.randomUUID(), 0, TEXT).orThrow();
        assertThat(code(publishing.publish(honours.editor(), id))).isEqualTo("communication.refused.consent");
        assertThat(code(publishing.agree(honours.editor(), id, agreed(TODAY.plusDays(1), Scope.STORY), null)))
                .isEqualTo("privacy.consent.refused.future");
        publishing
                .agree(honours.editor(), id, agreed(TODAY, Scope.CHANNELS), null)
                .orThrow();
        assertThat(code(publishing.publish(honours.editor(), id)))
                .as("agreed to something else")
                .isEqualTo("communication.refused.consent");
        assertThat(published(id)).isFalse();
        publishing.agree(honours.editor(), id, agreed(TODAY, Scope.STORY), null).orThrow();
        assertThat(publishing.publish(honours.editor(), id)).isEqualTo(Verdict.ALLOWED);
        assertThat(published(id)).isTrue();
    }

    @Test
    void showsNoPictureThatNobodyAgreedTo() throws Exception {
        UUID id = recognised("Đồng ý bài, không đồng ý ảnh");
        publishing.write(honours.editor(), id, UUID.randomUUID(), 0, TEXT).orThrow();
        publishing.agree(honours.editor(), id, agreed(TODAY, Scope.STORY), null).orThrow();
        publishing.portray(honours.editor(), id, picture(), "Ông Lộc").orThrow();
        assertThat(code(publishing.publish(honours.editor(), id))).isEqualTo("communication.refused.picture-consent");
        publishing
                .agree(honours.editor(), id, agreed(TODAY, Scope.PICTURE), null)
                .orThrow();
        publishing.publish(honours.editor(), id).orThrow();
        assertThat(published(id)).isTrue();
    }

    @Test
    void takesTheStoryOffWithTheConsent() {
        UUID id = recognised("Rút lại sự đồng ý");
        write(id);
        publishing.publish(honours.editor(), id).orThrow();
        publishing.withdrawConsent(honours.editor(), id, "Gọi điện ngày 5/3").orThrow();
        assertThat(published(id)).isFalse();
        assertThat(publishing.publications(id))
                .extracting(Publication::endedReason, Publication::consentWithdrawn)
                .containsExactly(tuple("Gọi điện ngày 5/3", true));
        assertThat(audit.timeline(Subject.of("exemplar", id)))
                .extracting(Entry::act)
                .endsWith("publication.begun", "consent.withdrawn", "publication.ended");
        assertThat(code(publishing.publish(honours.editor(), id))).isEqualTo("communication.refused.consent");
        assertThat(code(publishing.withdrawConsent(honours.editor(), id, "lần nữa")))
                .isEqualTo("privacy.consent.refused.none");

        publishing.agree(honours.editor(), id, Honours.agreement(), null).orThrow();
        publishing.publish(honours.editor(), id).orThrow();
        assertThat(published(id)).as("asked anew").isTrue();
    }

    @Test
    void leavesNothingPublicWhicheverOfPublishingAndWithdrawalComesFirst() throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 12; i++) {
                UUID id = recognised("Cùng lúc " + i);
                write(id);
                var start = new CyclicBarrier(2);
                Future<Verdict> publish = two.submit(() -> {
                    start.await();
                    return publishing.publish(honours.editor(), id);
                });
                Future<Verdict> withdraw = two.submit(() -> {
                    start.await();
                    return publishing.withdrawConsent(honours.editor(), id, "rút");
                });
                publish.get();
                assertThat(withdraw.get()).isEqualTo(Verdict.ALLOWED);
                assertThat(published(id)).isFalse();
            }
        }
    }

    @Test
    void waitsForTheWithdrawalThatCameFirst() throws Exception {
        UUID id = recognised("Rút trước, đăng sau");
        write(id);
        try (var one = Executors.newSingleThreadExecutor()) {
            Future<Verdict> publish = transactions.execute(_ -> {
                publishing.withdrawConsent(honours.editor(), id, "rút").orThrow();
                Future<Verdict> waiting = one.submit(() -> publishing.publish(honours.editor(), id));
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return waiting;
            });
            assertThat(code(publish.get())).isEqualTo("communication.refused.consent");
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
                .endsWith("consent.recorded", "publication.begun", "publication.ended", "publication.begun");
    }

    @Test
    void tellsTheSecondOfTwoEditors() {
        UUID id = recognised("Hai người cùng viết");
        write(id);
        UUID form = UUID.randomUUID();
        Publishing.Text first = new Publishing.Text("Tiêu đề của người thứ nhất", "Đoạn một.", "Bài học.");
        assertThat(publishing.write(honours.editor(), id, form, 1, first).allowed())
                .isTrue();
        assertThat(publishing.write(honours.editor(), id, form, 1, first).allowed())
                .as("sent twice")
                .isTrue();
        assertThat(publishing.write(honours.editor(), id, UUID.randomUUID(), 1, TEXT))
                .isEqualTo(Verdict.refused(
                        "communication.refused.changed", honours.editor().name()));
        assertThat(publishing.story(id).orElseThrow().version()).isEqualTo(2);
        assertThat(publishing.write(honours.editor(), id, form, 1, TEXT).allowed())
                .as("gone back to the form that wrote last, and written on")
                .isTrue();
        assertThat(publishing.story(id).orElseThrow().headline()).isEqualTo("Tiêu đề");
    }

    @Test
    void keepsWhatIsPublicComplete() {
        UUID id = recognised("Không rút ruột bài đang đăng");
        write(id);
        publishing.publish(honours.editor(), id).orThrow();
        assertThat(code(publishing.write(
                        honours.editor(), id, UUID.randomUUID(), 1, new Publishing.Text("Tiêu đề", "", "Bài học."))))
                .isEqualTo("communication.refused.incomplete");
    }

    @Test
    void writesOnlyAboutTheRecognisedAndOnlyAsTheHubsEditor() {
        UUID fostered = honours.exemplar("Chưa công nhận", State.FOSTERED);
        assertThat(code(publishing.write(honours.editor(), fostered, UUID.randomUUID(), 0, TEXT)))
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
        publishing.write(honours.editor(), id, UUID.randomUUID(), 0, TEXT).orThrow();
        publishing.agree(honours.editor(), id, Honours.agreement(), null).orThrow();
    }

    private static Consent.Given agreed(LocalDate on, Scope... scope) {
        return new Consent.Given(UUID.randomUUID(), "Ông Lộc", "giấy", Set.of(scope), null, on);
    }

    private static Upload picture() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", png);
        return new Upload("anh.png", png.toByteArray());
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
