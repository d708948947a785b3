package vn.guongsang.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.ReportVersion.Occasion;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.rules.Ground;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class ReportVersionsTests {

    private static final Report WRITTEN = new Report("Cán bộ xã.", "Vận động 120 hộ.");

    @Autowired
    ReportVersions versions;

    @Autowired
    DossierPath path;

    @Autowired
    Dossiers dossiers;

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Actor officer;
    Actor hub;
    UUID id;

    @BeforeEach
    void draft() {
        var honours = new Honours(jdbc, accounts);
        officer = honours.actor("ninhdong", Role.OFFICER);
        hub = honours.actor("noivu.ninhhoa", Role.HUB_OFFICER);
        id = UUID.randomUUID();
        UUID subject = subjects.add(
                officer, new NewSubject(id, "individual", "Lê Thị Bản Thảo", officer.bodyId(), "xã Ninh Đông", null));
        path.begin(
                        officer,
                        id,
                        officer.bodyId(),
                        new Nomination(
                                subject,
                                "Lê Thị Bản Thảo",
                                "individual",
                                "xã Ninh Đông",
                                null,
                                "GK",
                                Ground.MERIT,
                                false,
                                2024,
                                "Có thành tích.",
                                null),
                        WRITTEN)
                .orThrow();
    }

    @Test
    void whatIsWrittenIsNoVersionBeforeSomebodySaysSo() {
        write(new Report("Cán bộ xã.", "Vận động 130 hộ."));
        assertThat(dossiers.versions(id)).isEmpty();

        versions.save(officer, id, "Trước khi rút gọn").orThrow();

        assertThat(dossiers.versions(id)).singleElement().satisfies(version -> {
            assertThat(version.occasion()).isEqualTo(Occasion.SAVED);
            assertThat(version.reason()).isEqualTo("Trước khi rút gọn");
            assertThat(version.achievement()).isEqualTo("Vận động 130 hộ.");
            assertThat(version.keptByName()).isEqualTo(officer.name());
        });
    }

    @Test
    void anOlderVersionIsTakenUpAsANewOneAndWhatStoodBeforeIsKept() {
        versions.save(officer, id, "Bản đầu").orThrow();
        write(new Report("Khác", "Khác hẳn"));

        versions.restore(officer, id, 1).orThrow();

        assertThat(dossiers.get(id).report()).isEqualTo(WRITTEN);
        assertThat(dossiers.versions(id))
                .extracting(ReportVersion::occasion, ReportVersion::reason, ReportVersion::achievement)
                .containsExactly(
                        tuple(Occasion.RESTORED, "1", WRITTEN.achievement()),
                        tuple(Occasion.REPLACED, "", "Khác hẳn"),
                        tuple(Occasion.SAVED, "Bản đầu", WRITTEN.achievement()));
        assertThat(code(versions.restore(officer, id, 9))).isEqualTo("dossier.refused.version");
    }

    @Test
    void whatTheBodyKeptForItselfNobodyElseSees() {
        versions.save(officer, id, "Bản riêng").orThrow();
        assertThat(versions.seenBy(hub, dossiers.get(id))).isEmpty();
        assertThat(versions.seenBy(officer, dossiers.get(id))).hasSize(1);
        assertThatThrownBy(() -> versions.save(hub, id, "Không được")).isInstanceOf(Refusal.class);
    }

    @Test
    void aWordFileReplacesOnlyWhatWasChosen() {
        versions.read(officer, id, word("I. Sơ lược lý lịch", "Sinh năm 1980.", "II. Thành tích", "Trồng 5 ha rừng."))
                .orThrow();
        assertThat(dossiers.get(id).report()).isEqualTo(WRITTEN);
        WordReport read = versions.waiting(id).orElseThrow();
        assertThat(read.background()).isEqualTo("Sinh năm 1980.");
        int version = dossiers.get(id).version();

        versions.take(officer, id, version, null, read.achievement()).orThrow();

        assertThat(dossiers.get(id).report()).isEqualTo(new Report(WRITTEN.background(), "Trồng 5 ha rừng."));
        assertThat(versions.waiting(id)).isEmpty();
        assertThat(dossiers.versions(id)).singleElement().satisfies(kept -> {
            assertThat(kept.occasion()).isEqualTo(Occasion.REPLACED);
            assertThat(kept.achievement()).isEqualTo(WRITTEN.achievement());
        });
        assertThat(code(versions.take(officer, id, version, null, "Lần nữa"))).isEqualTo("dossier.refused.no-word");
    }

    @Test
    void nothingIsTakenOverWhatSomebodyElseWroteMeanwhile() {
        versions.read(officer, id, word("Thành tích", "Mới")).orThrow();
        int version = dossiers.get(id).version();
        write(new Report("Người khác", "viết"));

        assertThat(code(versions.take(officer, id, version, null, "Mới"))).isEqualTo("dossier.refused.changed");
        assertThat(dossiers.get(id).report()).isEqualTo(new Report("Người khác", "viết"));
    }

    private void write(Report report) {
        Dossier draft = dossiers.get(id);
        path.describe(officer, id, UUID.randomUUID(), draft.version(), draft.addresseeId(), draft.nomination(), report)
                .orThrow();
    }

    private static String code(Verdict verdict) {
        return ((Verdict.Refused) verdict).code();
    }

    private static Upload word(String... paragraphs) {
        try (var word = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            for (String paragraph : paragraphs) {
                word.createParagraph().createRun().setText(paragraph);
            }
            word.write(out);
            return new Upload("bao-cao.docx", out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
