package vn.guongsang.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.By;
import vn.guongsang.commendation.AwardDecision.Change;
import vn.guongsang.commendation.paper.AwardPackage;
import vn.guongsang.commendation.paper.AwardPaper;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.dossier.MadeDossiers;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.Merging;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Facts;
import vn.guongsang.outgoing.PaperForm;
import vn.guongsang.outgoing.PaperForms;
import vn.guongsang.paper.exchange.ExchangeCodes;
import vn.guongsang.verdict.Verdict;

/** What people hold in their hands and what the product prints stay the same paper, whatever changes afterwards. */
@InDemoWorld
class IssuedDecisionsTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    private static final String AWARD = "GK";

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    Recognising recognising;

    @Autowired
    Awarding awarding;

    @Autowired
    AwardPaper paper;

    @Autowired
    AwardPackage exchange;

    @Autowired
    ExchangeCodes codes;

    @Autowired
    PaperForms forms;

    @Autowired
    Bodies bodies;

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Merging merging;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    Honours honours;
    Actor officer;
    Actor hub;
    Actor leader;
    Actor administrator;
    UUID town;
    Facts before;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
        officer = honours.actor(Honours.OFFICER, Role.OFFICER);
        hub = honours.actor("noivu.ninhhoa", Role.HUB_OFFICER);
        leader = honours.leader();
        administrator = honours.actor("quantri", Role.ADMINISTRATOR);
        town = leader.bodyId();
        before = bodies.facts(town);
    }

    @AfterEach
    void asBefore() {
        noForm();
        bodies.correct(By.SYSTEM, town, before);
    }

    @Test
    void aRecognitionFollowsItsDraftUntilItIsIssuedAndThenStaysWhateverIsRenamed() throws Exception {
        UUID exemplar = honours.exemplar("Trần Thị Còn Nháp", State.FOSTERED);
        recognising.recordVote(honours.secretary(), exemplar, Honours.vote(9)).orThrow();
        UUID id = recognising.decisions(exemplar).getFirst().id();
        String address = "/quyet-dinh/" + id;
        assertThat(pdf(address)).contains("Trần Thị Còn Nháp");
        exemplarNamed(exemplar, "Trần Thị Ban Hành");
        assertThat(pdf(address)).contains("Trần Thị Ban Hành").doesNotContain("Còn Nháp");
        assertThat(page(address)).doesNotContain("SHA-256");

        recognising.issue(leader, id, "", Honours.ISSUED_ON, "CHỦ TỊCH").orThrow();
        Copies issued = files(address);
        exemplarNamed(exemplar, "Trần Thị Đổi Tên");
        renamed();

        assertThat(files(address)).isEqualTo(issued);
        assertThat(words(issued.docx()))
                .contains("Trần Thị Ban Hành", "THỊ XÃ NINH HÒA")
                .doesNotContain("Thử Đổi");
        assertThat(page(address))
                .contains("bản lưu lúc ban hành", sha256(issued.docx()), sha256(issued.pdf()))
                .doesNotContain("Dựng lại");
    }

    @Test
    void anAwardStaysWhenItsBodyItsBasesAndItsFormChangeAndItsSubjectIsMerged() throws Exception {
        UUID id = drawnUp("Nguyễn Thị Giữ Nguyên");
        String address = "/quyet-dinh-khen-thuong/" + id;
        assertThat(pdf(address)).contains("Căn cứ Luật Thi đua");
        awarding.rest(hub, id, "Căn cứ Luật Thi đua, khen thưởng\nTheo đề nghị của Phòng Nội vụ")
                .orThrow();
        assertThat(pdf(address)).contains("Theo đề nghị của Phòng Nội vụ");
        issue(id);
        Copies issued = files(address);

        renamed();
        jdbc.sql("UPDATE commendation_award_decision SET basis = 'Căn cứ khác' WHERE id = :id")
                .param("id", id)
                .update();
        jdbc.sql("UPDATE commendation_award_entry SET name = 'Tên khác' WHERE decision_id = :id")
                .param("id", id)
                .update();
        merged(awarding.entries(id).getFirst().subjectId(), "Nguyễn Thị Giữ Nguyên");
        PaperForm form = forms.find("decision-grant").orElseThrow();
        ownForm(Documents.template(form.example()));

        assertThat(files(address)).isEqualTo(issued);
        assertThat(words(issued.docx())).contains("Nguyễn Thị Giữ Nguyên", "Theo đề nghị của Phòng Nội vụ", "QĐ-UBND");
        assertThat(page(address))
                .contains("bản lưu lúc ban hành", sha256(issued.docx()), sha256(issued.pdf()), "quyet-dinh.pdf");
    }

    @Test
    void correctionsAndRevocationsAreKeptToo() throws Exception {
        UUID id = issued("Hoàng Thị Sai Ten");
        AwardDecision.Entry entry = awarding.entries(id).getFirst();
        UUID correction = UUID.randomUUID();
        awarding.drawUpCorrection(
                        hub, correction, id, "Sai tên", new Change(entry.id(), "Hoàng Thị Đúng Tên", "", "Thành tích"))
                .orThrow();
        issue(correction);
        Copies corrected = files("/quyet-dinh-khen-thuong/" + correction);
        UUID revocation = UUID.randomUUID();
        awarding.drawUpRevocation(hub, revocation, id, "Kê khai gian dối", Set.of(entry.id()))
                .orThrow();
        issue(revocation);
        Copies revoked = files("/quyet-dinh-khen-thuong/" + revocation);

        renamed();
        jdbc.sql("UPDATE commendation_award_entry SET name = 'Tên khác' WHERE decision_id = :id")
                .param("id", id)
                .update();

        assertThat(files("/quyet-dinh-khen-thuong/" + correction)).isEqualTo(corrected);
        assertThat(words(corrected.docx())).contains("Hoàng Thị Sai Ten", "Hoàng Thị Đúng Tên");
        assertThat(files("/quyet-dinh-khen-thuong/" + revocation)).isEqualTo(revoked);
        assertThat(words(revoked.docx())).contains("Hoàng Thị Sai Ten", "Kê khai gian dối");
    }

    @Test
    void thePackageForTheExchangeCarriesTheKeptPaper() throws Exception {
        UUID id = issued("Mai Thị Gói Tin");
        byte[] kept = files("/quyet-dinh-khen-thuong/" + id).pdf();
        codes.set(administrator, town, "000.00.12.H32").orThrow();
        codes.set(administrator, officer.bodyId(), "000.05.12.H32").orThrow();
        renamed();

        assertThat(carried(exchange.of(hub, awarding.get(id)))).singleElement().isEqualTo(kept);
    }

    /** As those that were issued before there was a copy: nothing says that they were kept. */
    @Test
    void whatWasIssuedBeforePapersWereKeptSaysThatItWasDrawnUpLater() throws Exception {
        UUID award = issued("Võ Thị Ngày Trước");
        UUID exemplar = honours.recognised(recognising, "Võ Văn Ngày Trước", "");
        UUID recognition = recognising.decisions(exemplar).getFirst().id();
        for (String address : List.of("/quyet-dinh-khen-thuong/" + award, "/quyet-dinh/" + recognition)) {
            jdbc.sql("UPDATE outgoing_paper SET docx_id = NULL, pdf_id = NULL WHERE address = :address")
                    .param("address", address)
                    .update();
            assertThat(page(address))
                    .contains("Lúc ban hành chưa lưu bản")
                    .doesNotContain("SHA-256", "bản lưu lúc ban hành");

            Copies first = files(address);

            assertThat(page(address))
                    .contains("Dựng lại ngày 10/03/2025", sha256(first.docx()), sha256(first.pdf()))
                    .doesNotContain("bản lưu lúc ban hành");
            renamed();
            assertThat(files(address)).isEqualTo(first);
            bodies.correct(By.SYSTEM, town, before);
        }
    }

    /** Its form is broken, so the last step of the act fails. */
    @Test
    void aPaperThatCannotBeDrawnUpLeavesNoNumberAndNothingThatFollows() {
        UUID id = drawnUp("Lê Thị Mẫu Hỏng");
        ownForm("no Word file".getBytes(StandardCharsets.UTF_8));
        int files = attachments();

        assertThatThrownBy(() -> issue(id)).isInstanceOf(RuntimeException.class);

        nothingWasIssued(id, files);
        noForm();
        issue(id);
        assertThat(awarding.get(id).issued()).isTrue();
    }

    @Test
    void aConnectionThatIsKilledBeforeTheEndLeavesNeitherNumberNorPaper() {
        UUID id = drawnUp("Lê Thị Mất Điện");
        int files = attachments();

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    issue(id);
                    assertThat(attachments()).isEqualTo(files + 2);
                    jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single();
                }))
                .isInstanceOf(RuntimeException.class);

        nothingWasIssued(id, files);
    }

    private void nothingWasIssued(UUID id, int files) {
        assertThat(awarding.get(id).issued()).isFalse();
        assertThat(attachments()).isEqualTo(files);
        assertThat(jdbc.sql("SELECT count(*) FROM outgoing_paper WHERE of_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT state FROM dossier_dossier WHERE id = :id")
                        .param("id", awarding.entries(id).getFirst().dossierId())
                        .query(String.class)
                        .single())
                .isEqualTo("PASSED");
    }

    /** With -Dmeasure=true: what keeping the paper adds to issuing a decision with 2,000 names, in time and in bytes. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void twoThousandNamesAreIssuedAndKeptInOneAct() throws Exception {
        String[] names = IntStream.rangeClosed(1, 2_000)
                .mapToObj(i -> "Nguyễn Đỗ Ửng " + i)
                .toArray(String[]::new);
        var lines = new ArrayList<String>();
        for (int run = 1; run <= 3; run++) {
            UUID id = drawnUp(names);
            long begun = System.nanoTime();
            issue(id);
            long issued = System.nanoTime();
            OfficialDocument drawn = paper.paper(awarding.get(id));
            long read = System.nanoTime();
            byte[] docx = Documents.docx(drawn);
            long word = System.nanoTime();
            byte[] pdf = Documents.pdf(drawn);
            long end = System.nanoTime();
            lines.add(String.format(
                    Locale.ROOT,
                    "issuing %.2f s, of it drawing up about: read %.2f s, DOCX %.2f s, PDF %.2f s; DOCX %d KB, PDF %d KB;"
                            + " rows %s%n",
                    (issued - begun) / 1e9,
                    (read - issued) / 1e9,
                    (word - read) / 1e9,
                    (end - word) / 1e9,
                    docx.length / 1024,
                    pdf.length / 1024,
                    stored(id)));
        }
        Files.write(Path.of("target", "issued-2000.txt"), lines);
    }

    private String stored(UUID decision) {
        return jdbc.sql("""
                        SELECT string_agg(pg_column_size(content.bytes) / 1024 || ' KB', ' + ')
                          FROM outgoing_paper paper
                          JOIN attachment_content content ON content.attachment_id IN (paper.docx_id, paper.pdf_id)
                         WHERE paper.of_id = :id
                        """).param("id", decision).query(String.class).single();
    }

    // what changes afterwards

    private void renamed() {
        bodies.correct(By.SYSTEM, town, before.named("UBND thị xã Thử Đổi"));
        assertThat(bodies.get(town).name()).isEqualTo("UBND thị xã Thử Đổi");
    }

    private void exemplarNamed(UUID id, String name) {
        jdbc.sql("UPDATE exemplar_exemplar SET name = :name WHERE id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    private void merged(UUID gone, String name) {
        UUID kept = subjects.add(
                officer, new NewSubject(UUID.randomUUID(), "individual", name, officer.bodyId(), "", null));
        UUID merge = UUID.randomUUID();
        merging.propose(hub, merge, gone, kept, "cùng một người");
        merging.decide(
                new Actor(UUID.randomUUID(), "hub2", "Người thứ hai", hub.post(), hub.posts()),
                merge,
                true,
                "đã đối chiếu hồ sơ");
    }

    /** An edited form that holds already today, as if it had been brought in yesterday. */
    private void ownForm(byte[] content) {
        jdbc.sql("""
                        WITH file AS (
                            INSERT INTO attachment (file_name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
                            SELECT 'mau.docx', media_type, 1, repeat('0', 64), uploaded_by, uploaded_at
                              FROM (SELECT 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
                                               AS media_type, uuidv7() AS uploaded_by, now() AS uploaded_at) AS made
                            RETURNING id
                        ), content AS (
                            INSERT INTO attachment_content (attachment_id, rendition, bytes)
                            SELECT id, 'FILE', :content FROM file
                        )
                        INSERT INTO outgoing_form (id, body_id, form, holds_from, attachment_id, note, uploaded_at,
                                                   uploaded_by, person)
                        SELECT uuidv7(), :body, 'decision-grant', '2025-03-01', id, '', now(), uuidv7(), ''
                          FROM file
                        """).param("content", content).param("body", town).update();
        assertThat(forms.edited(town, "decision-grant", TODAY)).isPresent();
    }

    private void noForm() {
        jdbc.sql("UPDATE outgoing_form SET taken_back_at = now(), taken_back_by = uuidv7() WHERE body_id = :body")
                .param("body", town)
                .update();
    }

    // the way there

    private UUID issued(String name) {
        UUID id = drawnUp(name);
        issue(id);
        return id;
    }

    private void issue(UUID id) {
        awarding.issue(leader, id, "", TODAY, "CHỦ TỊCH").orThrow();
    }

    private UUID drawnUp(String... names) {
        var made = new MadeDossiers(jdbc);
        List<UUID> dossiers = Arrays.stream(names)
                .map(name -> made.accepted(officer.bodyId(), town, name, "individual", AWARD))
                .toList();
        jdbc.sql("UPDATE dossier_dossier SET state = 'PASSED' WHERE id IN (:ids)")
                .param("ids", dossiers)
                .update();
        UUID id = UUID.randomUUID();
        Verdict drawn =
                awarding.drawUp(hub, id, town, "Về việc tặng Giấy khen", "Căn cứ Luật Thi đua, khen thưởng", dossiers);
        drawn.orThrow();
        return id;
    }

    private int attachments() {
        return jdbc.sql("SELECT count(*) FROM attachment").query(Integer.class).single();
    }

    // what is read

    private record Copies(byte[] docx, byte[] pdf) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Copies files && Arrays.equals(docx, files.docx) && Arrays.equals(pdf, files.pdf);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(docx), Arrays.hashCode(pdf));
        }
    }

    private Copies files(String address) throws Exception {
        return new Copies(read(address + "/quyet-dinh.docx"), read(address + "/quyet-dinh.pdf"));
    }

    private String pdf(String address) throws Exception {
        try (PDDocument document = Loader.loadPDF(read(address + "/quyet-dinh.pdf"))) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private String page(String address) throws Exception {
        return new String(read(address), StandardCharsets.UTF_8);
    }

    private byte[] read(String address) throws Exception {
        return mvc.perform(get(address).with(user(people.loadUserByUsername(Honours.LEADER))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static String words(byte[] docx) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx));
                var extractor = new XWPFWordExtractor(word)) {
            return extractor.getText();
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static List<byte[]> carried(byte[] edxml) throws IOException {
        var files = new ArrayList<byte[]>();
        var long64 = Pattern.compile(">([A-Za-z0-9+/=]{400,})<").matcher(new String(edxml, StandardCharsets.UTF_8));
        while (long64.find()) {
            try (var zip = new ZipInputStream(
                    new ByteArrayInputStream(Base64.getDecoder().decode(long64.group(1))))) {
                while (zip.getNextEntry() != null) {
                    var out = new ByteArrayOutputStream();
                    zip.transferTo(out);
                    files.add(out.toByteArray());
                }
            }
        }
        return files;
    }
}
