package vn.guongsang.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Subject;
import vn.guongsang.certificate.Certificates;
import vn.guongsang.commendation.AwardDecision.Change;
import vn.guongsang.commendation.paper.AwardPackage;
import vn.guongsang.commendation.paper.AwardPaper;
import vn.guongsang.council.MatterDecided;
import vn.guongsang.document.Documents;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Signature;
import vn.guongsang.document.TemplateField;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.AlikeJudgement;
import vn.guongsang.dossier.AlikeReports;
import vn.guongsang.dossier.Dossier;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Dossiers.Remark;
import vn.guongsang.dossier.MadeDossiers;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.dossier.Portraits;
import vn.guongsang.dossier.Report;
import vn.guongsang.dossier.ReportVersion;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.outgoing.Bases;
import vn.guongsang.outgoing.KeptPapers;
import vn.guongsang.outgoing.OutgoingDraft;
import vn.guongsang.outgoing.OutgoingPaper;
import vn.guongsang.outgoing.OutgoingPapers;
import vn.guongsang.outgoing.PaperForm;
import vn.guongsang.outgoing.PaperForms;
import vn.guongsang.paper.IssuedPaper;
import vn.guongsang.paper.IssuedPapers;
import vn.guongsang.paper.exchange.ExchangeCodes;
import vn.guongsang.paper.signature.Authority;
import vn.guongsang.paper.signature.PdfSignature;
import vn.guongsang.paper.signature.SignedPdf;
import vn.guongsang.privacy.Consent;
import vn.guongsang.privacy.Consents;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Line;
import vn.guongsang.rules.Outcome;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.similarity.Similarities;
import vn.guongsang.similarity.Similarities.Found;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The whole way of a dossier in the demo world, up to certificate, ledger and money, and back again. */
@InDemoWorld
class FromNominationToAwardTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    private static final String AWARD = "GK";

    @Autowired
    DossierPath path;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Similarities similarities;

    @Autowired
    AlikeReports alike;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Ledger ledger;

    @Autowired
    Awarding awarding;

    @Autowired
    AwardPaper paper;

    @Autowired
    PaperForms forms;

    @Autowired
    KeptPapers kept;

    @Autowired
    OutgoingPapers register;

    @Autowired
    Bases bases;

    @Autowired
    Portraits portraits;

    @Autowired
    Consents consents;

    @Autowired
    IssuedPapers papers;

    @Autowired
    AwardPackage exchange;

    @Autowired
    ExchangeCodes codes;

    @Autowired
    Certificates certificates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    Actor officer;
    Actor hub;
    Actor leader;
    UUID town;

    @BeforeEach
    void people() {
        var honours = new Honours(jdbc, accounts);
        officer = honours.actor("ninhdong", Role.OFFICER);
        hub = honours.actor("noivu.ninhhoa", Role.HUB_OFFICER);
        leader = honours.actor("lanhdao.ninhhoa", Role.LEADER);
        town = leader.bodyId();
    }

    @Test
    void aDossierGoesFromItsBodyOverHubAndCouncilToDecisionCertificateLedgerAndMoney() {
        UUID id = appraised("Nguyễn Thị Thu Hòa", false);
        assertThat(state(id)).isEqualTo(DossierState.APPRAISED);
        decide(id, true);
        assertThat(state(id)).isEqualTo(DossierState.PASSED);

        UUID decision = drawnUp(id);
        allowed(awarding.issue(leader, decision, "31/QĐ-UBND", TODAY, "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"));

        assertThat(state(id)).isEqualTo(DossierState.AWARDED);
        assertThat(path.judgement(dossier(id)).outcome()).isEqualTo(Outcome.PASS);
        AwardDecision.Entry entry = awarding.entries(decision).getFirst();
        assertThat(ledger.awards(dossier(id).nomination().subject()))
                .extracting(HeldAward::award, HeldAward::number, HeldAward::entryId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AWARD, "31/QĐ-UBND", entry.id()));
        assertThat(certificates.ofEntry(entry.id())).get().satisfies(certificate -> {
            assertThat(certificate.wording().name()).isEqualTo("Nguyễn Thị Thu Hòa");
            assertThat(certificate.decisionNumber()).isEqualTo("31/QĐ-UBND");
        });
        assertThat(paid(decision)).containsExactly("Nguyễn Thị Thu Hòa");
        assertThat(dossiers.steps(id))
                .extracting(Dossiers.Taken::step)
                .containsExactly(
                        Dossiers.Step.SUBMITTED,
                        Dossiers.Step.ACCEPTED,
                        Dossiers.Step.APPRAISED,
                        Dossiers.Step.PASSED,
                        Dossiers.Step.AWARDED);
    }

    @Test
    void theShortWayNeedsNoCouncil() {
        UUID id = appraised("Lê Văn Cứu Người", true);
        assertThat(state(id)).isEqualTo(DossierState.PASSED);
    }

    @Test
    void whatTheCouncilRefusedWaitsForNoDecision() {
        UUID id = appraised("Phạm Văn Chưa Đạt", false);
        decide(id, false);
        assertThat(state(id)).isEqualTo(DossierState.FAILED);
        assertThat(awarding.waiting(town)).noneMatch(waiting -> waiting.id().equals(id));
    }

    @Test
    void aDossierComesBackTwiceWithAReasonForEachLineAndKeepsTheRulesOfItsFirstDay() {
        UUID id = sent("Đỗ Thị Bổ Sung", false);
        for (int time = 1; time <= 2; time++) {
            allowed(path.sendBack(hub, id, "Cần bổ sung", List.of(new Remark("achievement", "Thiếu số liệu"))));
            assertThat(dossiers.steps(id).getLast().remarks())
                    .containsExactly(new Remark("achievement", "Thiếu số liệu"));
            allowed(path.submit(officer, id));
        }
        assertThat(dossier(id).receivedOn()).isEqualTo(TODAY);
        assertThat(dossiers.reports(id)).extracting(ReportVersion::number).containsExactly(5, 3, 1);
        assertThat(dossiers.versions(id))
                .extracting(ReportVersion::occasion)
                .containsExactly(
                        ReportVersion.Occasion.SENT,
                        ReportVersion.Occasion.RETURNED,
                        ReportVersion.Occasion.SENT,
                        ReportVersion.Occasion.RETURNED,
                        ReportVersion.Occasion.SENT);
    }

    @Test
    void nothingIsSentIncompleteAndNobodyAppraisesWhatTheyBroughtForward() {
        UUID id = begun("Trần Thiếu Thành Phần", false);
        assertThat(path.submit(officer, id))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("dossier.refused.incomplete"));
        assertThatThrownBy(() -> path.accept(officer, id)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> path.accept(hub, id)).isInstanceOf(Refusal.class);
    }

    @Test
    void aReportThatIsSentIsKnownToThoseThatRepeatIt() {
        String achievement = "Tự nghiên cứu, lắp đặt bảy trạm bơm chạy bằng năng lượng mặt trời cho cánh đồng Hòn Vung,"
                + " giảm một nửa tiền điện tưới tiêu của xã viên trong hai vụ liên tiếp.";
        UUID first = sent("Nguyễn Văn Trước", false, achievement);
        UUID second = sent("Nguyễn Văn Sau", false, achievement.replace("bảy", "tám"));
        assertThat(similarities.found(second)).singleElement().satisfies(alike -> {
            assertThat(alike.other()).isEqualTo(first);
            assertThat(alike.otherEdition()).isEqualTo(1);
            assertThat(alike.share()).isGreaterThan(0.9);
        });
        assertThat(similarities.found(first)).extracting(Found::other).containsExactly(second);

        allowed(alike.judge(hub, first, second, AlikeJudgement.Finding.COPIED, "Chép nguyên văn"));

        assertThat(alike.judgements(second)).singleElement().satisfies(judgement -> {
            assertThat(judgement.about(first, second)).isTrue();
            assertThat(judgement.finding()).isEqualTo(AlikeJudgement.Finding.COPIED);
            assertThat(judgement.person()).isEqualTo(hub.name());
        });
        UUID unlike = sent("Trần Thị Khác Hẳn", false, "Dạy chữ cho trẻ em ở buôn làng vùng cao trong mười năm liền.");
        assertThat(code(alike.judge(hub, first, unlike, AlikeJudgement.Finding.UNLIKE, "Khác")))
                .isEqualTo("dossier.refused.not-alike");
        assertThatThrownBy(() -> alike.judge(officer, first, second, AlikeJudgement.Finding.UNLIKE, "Tự xét"))
                .isInstanceOf(Refusal.class);
    }

    /** As those that were sent before there was an index. */
    @Test
    void aReportThatNobodyComparedIsComparedByTheJob() {
        String achievement = "Khôi phục nghề dệt chiếu cói của làng Vĩnh Thạnh, mở lớp dạy cho ba mươi thanh niên,"
                + " đưa sản phẩm vào hai mươi cửa hàng và trả công đều mỗi tháng.";
        UUID first = sent("Lê Thị Dệt Chiếu", false, achievement);
        UUID second = sent("Lê Thị Dệt Cói", false, achievement);
        for (String table : List.of("similarity_alike", "similarity_shingle", "similarity_report")) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        assertThat(similarities.found(second)).isEmpty();

        jobs.stream()
                .filter(job -> job.name().equals("compare-reports"))
                .findFirst()
                .orElseThrow()
                .run();

        assertThat(similarities.found(second)).extracting(Found::other).containsExactly(first);
    }

    @Test
    void aLineThatIsOpenOrFailedAllowsNoPositiveConclusion() {
        UUID id = sent("Võ Thị Chưa Rõ", false);
        allowed(path.accept(hub, id));
        assertThat(path.judgement(dossier(id)).outcome()).isEqualTo(Outcome.PERSON);
        assertThat(code(path.appraise(hub, id, true, ""))).isEqualTo("dossier.refused.open-lines");
        Line open =
                path.judgement(dossier(id)).leaves(Outcome.PERSON).findFirst().orElseThrow();
        allowed(path.find(hub, id, open.id(), false, "Theo biên bản kiểm tra"));
        assertThat(path.judgement(dossier(id)).leaves(Outcome.PERSON))
                .noneMatch(line -> line.id().equals(open.id()));
    }

    @Test
    void anOpinionThatIsOpenOrAgainstItStopsTheConclusionUntilSomebodyDecidesWithAReason() {
        UUID id = sent("Bùi Văn Hỏi Ý Kiến", false);
        allowed(path.accept(hub, id));
        settle(id);
        UUID opinion = UUID.randomUUID();
        allowed(path.ask(hub, opinion, id, null, "Chi cục Thuế", "Có nợ thuế không?", TODAY));
        assertThat(code(path.appraise(hub, id, true, ""))).isEqualTo("dossier.refused.stops");
        allowed(path.answer(hub, id, opinion, false, "Còn nợ thuế"));
        assertThat(code(path.answer(hub, id, opinion, true, "Đổi ý"))).isEqualTo("dossier.refused.answered");
        assertThat(code(path.appraise(hub, id, true, ""))).isEqualTo("dossier.refused.stops");
        allowed(path.find(hub, id, opinion.toString(), false, "Chờ nộp"));
        assertThat(code(path.appraise(hub, id, true, ""))).isEqualTo("dossier.refused.stops");
        allowed(path.find(hub, id, opinion.toString(), true, "Đã nộp ngày 09/3/2025"));
        allowed(path.appraise(hub, id, true, ""));
    }

    @Test
    void anEditedFormHoldsFromItsDayOnAndHasNoPdf() throws IOException {
        Actor administrator = new Honours(jdbc, accounts).actor("quantri", Role.ADMINISTRATOR);
        AwardDecision decision = awarding.get(issued("Lý Thị Biểu Mẫu", "91/QĐ-UBND"));
        OfficialDocument drawn = paper.paper(decision);
        PaperForm form = forms.find("decision-grant").orElseThrow();
        assertThat(Documents.fields(drawn).stream().map(TemplateField::name))
                .containsExactlyElementsOf(Documents.fields(form.example()).stream()
                        .map(TemplateField::name)
                        .toList());
        byte[] own = edited(Documents.template(form.example()), "Bản của thị xã: «danh_sach.ten»");

        assertThat(code(forms.bring(administrator, town, form, new Upload("mau.docx", own), TODAY, "")))
                .isEqualTo("outgoing.refused.not-before");
        allowed(forms.bring(administrator, town, form, new Upload("mau.docx", own), TODAY.plusDays(1), ""));

        assertThat(words(forms.docx(town, form.code(), TODAY, drawn))).doesNotContain("Bản của thị xã");
        assertThat(words(forms.docx(town, form.code(), TODAY.plusDays(1), drawn)))
                .contains("91/QĐ-UBND", "Bản của thị xã: Lý Thị Biểu Mẫu")
                .doesNotContain("«");
        assertThat(kept.pdf(
                        hub,
                        new KeptPapers.Asked(town, form.code(), UUID.randomUUID(), TODAY.plusDays(1), () -> drawn)))
                .isEmpty();
        allowed(forms.takeBack(
                administrator,
                town,
                form,
                forms.versions(town, form.code()).getFirst().id()));
        assertThat(forms.versions(town, form.code())).isEmpty();
    }

    /** With a line before the annexes. */
    private static byte[] edited(byte[] template, String line) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(template));
                var out = new ByteArrayOutputStream()) {
            XWPFParagraph last = word.getParagraphs().stream()
                    .filter(one -> one.getText().equals("«phu_luc»"))
                    .findFirst()
                    .orElseThrow();
            word.insertNewParagraph(last.getCTP().newCursor()).createRun().setText(line);
            word.write(out);
            return out.toByteArray();
        }
    }

    private static String words(byte[] docx) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx));
                var extractor = new XWPFWordExtractor(word)) {
            return extractor.getText();
        }
    }

    @Test
    void whatWasDecidedIsToldToThoseWhoPutForwardAndAnnounced() throws IOException {
        AwardDecision decision = awarding.get(issued("Mai Thị Thông Báo", "95/QĐ-UBND"));
        IssuerName from = paper.issuer(decision);
        assertThat(words(Documents.docx(paper.notice(decision, from))))
                .contains("95/QĐ-UBND", "Mai Thị Thông Báo", "Kính gửi: Ủy ban nhân dân xã Ninh Đông", "Lưu: VT");
        assertThat(words(Documents.docx(paper.announcement(decision, from))))
                .contains("95/QĐ-UBND", "Mai Thị Thông Báo")
                .doesNotContain("Kính gửi");
    }

    @Test
    void aWrongNameIsPutRightByADecisionOfItsOwn() {
        UUID decision = issued("Hoàng Thị Sai Ten", "41/QĐ-UBND");
        AwardDecision.Entry entry = awarding.entries(decision).getFirst();
        UUID correction = UUID.randomUUID();
        allowed(awarding.drawUpCorrection(
                hub, correction, decision, "Sai tên", new Change(entry.id(), "Hoàng Thị Đúng Tên", null, null)));
        assertThat(code(awarding.drawUpRevocation(hub, UUID.randomUUID(), decision, "", Set.of(entry.id()))))
                .isEqualTo("commendation.refused.pending");
        allowed(awarding.issue(leader, correction, "42/QĐ-UBND", TODAY, "CHỦ TỊCH"));

        assertThat(certificates.ofEntry(entry.id()).orElseThrow().wording().name())
                .isEqualTo("Hoàng Thị Đúng Tên");
        assertThat(paid(decision)).containsExactly("Hoàng Thị Đúng Tên");
        assertThat(awarding.entries(decision).getFirst().name()).isEqualTo("Hoàng Thị Sai Ten");
        assertThat(text(correction))
                .contains("Hoàng Thị Sai Ten")
                .contains("Hoàng Thị Đúng Tên")
                .contains("41/QĐ-UBND");
    }

    @Test
    void aRevocationTakesAwardCertificateAndMoneyAwayAndStaysReadable() {
        UUID decision = issued("Ngô Văn Gian Dối", "51/QĐ-UBND");
        AwardDecision.Entry entry = awarding.entries(decision).getFirst();
        UUID revocation = UUID.randomUUID();
        allowed(awarding.drawUpRevocation(hub, revocation, decision, "Kê khai gian dối", Set.of(entry.id())));
        allowed(awarding.issue(leader, revocation, "52/QĐ-UBND", TODAY, "CHỦ TỊCH"));

        assertThat(state(entry.dossierId())).isEqualTo(DossierState.REVOKED);
        assertThat(ledger.revocations(entry.subjectId())).hasSize(1);
        assertThat(awarding.entries(decision).getFirst().revokedOn()).isEqualTo(TODAY);
        assertThat(code(awarding.drawUpRevocation(hub, UUID.randomUUID(), decision, "Lần nữa", Set.of(entry.id()))))
                .isEqualTo("commendation.refused.not-standing");
    }

    @Test
    void aPortraitStandsOnTheCertificateAsLongAsThePersonAgrees() throws IOException {
        UUID id = begun("Lê Thị Chân Dung", true);
        allowed(portraits.put(officer, id, new Upload("anh.png", picture()), agreed()));
        allowed(portraits.put(officer, id, new Upload("anh.png", picture()), agreed()));
        sent(id, "Vận động 80 hộ dân góp đất mở đường thôn.");
        assertThat(portraits.put(officer, id, new Upload("anh.png", picture()), agreed()))
                .isInstanceOf(Verdict.Refused.class);
        allowed(path.accept(hub, id));
        settle(id);
        allowed(path.appraise(hub, id, true, ""));
        UUID decision = drawnUp(id);
        allowed(awarding.issue(leader, decision, "46/QĐ-UBND", TODAY, "CHỦ TỊCH"));
        UUID entry = awarding.entries(decision).getFirst().id();
        assertThat(certificates.ofEntry(entry).orElseThrow().photo())
                .isEqualTo(portraits.of(id).orElseThrow().attachment());

        allowed(consents.withdraw(officer, Subject.of("dossier", id), "Gọi điện"));

        assertThat(certificates.ofEntry(entry).orElseThrow().photo()).isNull();
        assertThat(portraits.of(id)).isEmpty();
    }

    private static Consent.Given agreed() {
        return new Consent.Given(
                UUID.randomUUID(), "Lê Thị Chân Dung", "văn bản", Set.of(Consent.Scope.PICTURE), null, TODAY);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void anIssuedDecisionKeepsItsSignedPaperAndGoesIntoOnePackage() throws IOException {
        UUID decision = drawnUp(passed("Trần Thị Bản Ký"));
        byte[] signed = SignedPdf.signed(
                SignedPdf.plain("Quyet dinh"), Authority.named("CN=Gốc").signer("CN=Trần Quốc Khánh"), Instant.now());
        var upload = new Upload("ban-ky.pdf", signed);
        UUID paperId = UUID.randomUUID();
        assertThat(papers.attach(hub, paperId, "award-decision", decision, upload))
                .isInstanceOf(Verdict.Refused.class);
        allowed(awarding.issue(leader, decision, "45/QĐ-UBND", TODAY, "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"));

        allowed(papers.attach(hub, paperId, "award-decision", decision, upload));
        allowed(papers.attach(hub, paperId, "award-decision", decision, upload));
        allowed(papers.attach(hub, UUID.randomUUID(), "award-decision", decision, upload));

        IssuedPaper paper = papers.of("award-decision", decision).getFirst();
        assertThat(papers.count("award-decision", decision)).isEqualTo(1);
        assertThat(papers.content(paper)).isEqualTo(signed);
        assertThat(paper.signatures())
                .extracting(PdfSignature::standing)
                .containsExactly(PdfSignature.Standing.NO_ANCHOR);
        assertThat(papers.get(leader, paperId).id()).isEqualTo(paperId);
        assertThatThrownBy(() -> papers.get(officer, paperId)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> papers.attach(leader, UUID.randomUUID(), "award-decision", decision, upload))
                .isInstanceOf(Refusal.class);

        AwardDecision issued = awarding.get(decision);
        assertThatThrownBy(() -> exchange.of(hub, issued)).hasMessageContaining("paper.refused.no-code");
        Actor administrator = new Honours(jdbc, accounts).actor("quantri", Role.ADMINISTRATOR);
        allowed(codes.set(administrator, town, "000.00.12.h32"));
        assertThatThrownBy(() -> exchange.of(hub, issued)).hasMessageContaining("paper.refused.no-reader");
        allowed(codes.set(administrator, officer.bodyId(), "H32.12.5"));
        assertThat(codes.set(administrator, officer.bodyId(), "xã Ninh Đông")).isInstanceOf(Verdict.Refused.class);
        assertThatThrownBy(() -> codes.set(administrator, officer.bodyId(), "000.00.12.H32"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> codes.set(hub, town, "H33")).isInstanceOf(Refusal.class);
        assertThat(new String(exchange.of(hub, issued), StandardCharsets.UTF_8))
                .contains("<edXML:OrganId>H32.12.5<", "<edXML:CodeNumber>45<", "<AttachmentName>ban-ky.pdf<");

        allowed(papers.remove(hub, paper, "Nhầm tệp"));
        assertThat(papers.count("award-decision", decision)).isZero();
    }

    @Test
    void aLetterOfReturnIsADraftOfTheHubUntilItIsNumberedAndThenItsReadersRead() {
        UUID id = new MadeDossiers(jdbc).accepted(officer.bodyId(), town, "Vũ Thị Trả Lại", "individual", AWARD);
        allowed(path.sendBack(
                hub, id, "Thiếu biên bản", List.of(new Dossiers.Remark("citation", "Chưa rõ thành tích"))));
        UUID step = dossiers.steps(id).getLast().id();
        var signature = new Signature(List.of("TRƯỞNG PHÒNG"), "Phan Thị Ngọc Lan");

        OutgoingDraft draft = register.draft(hub, "return-letter", step);
        assertThat(Documents.fields(draft.paper()).stream().map(TemplateField::name))
                .containsExactlyInAnyOrderElementsOf(
                        Documents.fields(forms.find("return-letter")
                                        .orElseThrow()
                                        .example())
                                .stream()
                                .map(TemplateField::name)
                                .toList());
        assertThatThrownBy(() -> register.draft(officer, "return-letter", step)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> register.issue(leader, "return-letter", step, "", TODAY, signature))
                .isInstanceOf(Refusal.class);
        assertThat(code(register.issue(hub, "return-letter", step, "", TODAY.plusDays(1), signature)))
                .isEqualTo("outgoing.refused.day");

        allowed(register.issue(hub, "return-letter", step, "", TODAY, signature));
        OutgoingPaper issued = register.standing("return-letter", step).orElseThrow();
        assertThat(issued.sign()).matches("\\d+/PNV");
        assertThat(register.draft(officer, "return-letter", step).title().plain())
                .isEqualTo("Vũ Thị Trả Lại");
        assertThat(code(register.issue(hub, "return-letter", step, "", TODAY, signature)))
                .isEqualTo("outgoing.refused.issued");

        allowed(register.withdraw(hub, "return-letter", step, "Sai tên"));
        allowed(register.issue(hub, "return-letter", step, "", TODAY, signature));
        assertThat(register.of("return-letter", step))
                .extracting(OutgoingPaper::stands)
                .containsExactly(true, false);
        assertThat(register.standing("return-letter", step).orElseThrow().sign())
                .isNotEqualTo(issued.sign());
    }

    @Test
    void aDraftRestsOnWhatIsKeptAndIsPutInTheOrderOfTheLaw() {
        Actor clerk = hub;
        allowed(bases.add(
                clerk, town, "decision-correction", "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ", TODAY));
        allowed(bases.add(clerk, town, Bases.ALL, "Luật Thi đua, khen thưởng ngày 15/6/2022", TODAY));
        assertThat(code(bases.add(clerk, town, Bases.ALL, "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022", TODAY)))
                .isEqualTo("outgoing.refused.basis-known");
        assertThat(bases.on(town, "decision-grant", TODAY))
                .containsExactly("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022");
        assertThat(bases.on(town, "decision-grant", TODAY.minusDays(1))).isEmpty();
        UUID decision = issued("Đỗ Thị Căn Cứ", "");
        AwardDecision.Entry entry = awarding.entries(decision).getFirst();
        UUID correction = UUID.randomUUID();
        allowed(awarding.drawUpCorrection(
                hub,
                correction,
                decision,
                "Sai tên",
                new AwardDecision.Change(entry.id(), "Đỗ Thị Căn", entry.place(), entry.citation())));
        assertThat(awarding.get(correction).basis().lines())
                .containsExactly(
                        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022",
                        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ");
        allowed(awarding.rest(hub, correction, "Theo đề nghị của Trưởng phòng\nLuật Thi đua, khen thưởng"));
        assertThat(awarding.get(correction).basis().lines())
                .containsExactly("Căn cứ Luật Thi đua, khen thưởng", "Theo đề nghị của Trưởng phòng");
        assertThat(code(awarding.rest(hub, decision, "Luật"))).isEqualTo("commendation.refused.issued");
        for (Bases.Basis basis : bases.of(town)) {
            allowed(bases.end(clerk, basis, TODAY));
        }
        assertThat(bases.on(town, "decision-correction", TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void aNumberStandsInTheRegisterOnceWhateverTheDecisionIsAbout() {
        issued("Trịnh Văn Một", "61/QĐ-UBND");
        UUID second = drawnUp(passed("Trịnh Văn Hai"));
        assertThat(code(awarding.issue(leader, second, "61/QĐ-UBND", TODAY, "CHỦ TỊCH")))
                .isEqualTo("outgoing.refused.number-taken");
        assertThat(awarding.get(second).issued()).isFalse();
        allowed(awarding.discard(hub, second));
        assertThat(awarding.waiting(town)).anyMatch(waiting -> waiting.name().equals("Trịnh Văn Hai"));
    }

    @Test
    void aDossierIsTakenUpByOneDecisionOnly() {
        UUID id = passed("Lý Thị Hai Nơi");
        drawnUp(id);
        assertThat(code(awarding.drawUp(hub, UUID.randomUUID(), town, "Về việc", "Căn cứ Luật", Set.of(id))))
                .isEqualTo("commendation.refused.not-waiting");
    }

    // the way there

    private UUID issued(String name, String number) {
        UUID decision = drawnUp(passed(name));
        allowed(awarding.issue(leader, decision, number, TODAY, "CHỦ TỊCH"));
        return decision;
    }

    private UUID drawnUp(UUID dossier) {
        UUID decision = UUID.randomUUID();
        allowed(awarding.drawUp(
                hub, decision, town, "Về việc tặng Giấy khen", "Căn cứ Luật Thi đua, khen thưởng", Set.of(dossier)));
        return decision;
    }

    private UUID passed(String name) {
        return appraised(name, true);
    }

    private UUID appraised(String name, boolean shortWay) {
        UUID id = sent(name, shortWay);
        allowed(path.accept(hub, id));
        settle(id);
        allowed(path.appraise(hub, id, true, ""));
        return id;
    }

    /** Whatever the rules leave to a person is found to be met. */
    private void settle(UUID id) {
        for (Line line : path.judgement(dossier(id)).leaves(Outcome.PERSON).toList()) {
            allowed(path.find(hub, id, line.id(), true, "Đã kiểm tra hồ sơ"));
        }
    }

    private UUID sent(String name, boolean shortWay) {
        return sent(name, shortWay, "Vận động 120 hộ dân tham gia.");
    }

    private UUID sent(String name, boolean shortWay, String achievement) {
        return sent(begun(name, shortWay), achievement);
    }

    private UUID sent(UUID id, String achievement) {
        Dossier draft = dossier(id);
        allowed(path.describe(
                officer,
                id,
                UUID.randomUUID(),
                draft.version(),
                town,
                draft.nomination(),
                new Report("Cán bộ xã từ năm 2015.", achievement)));
        for (RequiredPart part : path.required(draft)) {
            if (!part.code().equals("report")) {
                allowed(path.attach(officer, id, part.code(), new Upload(part.code() + ".pdf", pdf())));
            }
        }
        allowed(path.submit(officer, id));
        return id;
    }

    private UUID begun(String name, boolean shortWay) {
        UUID id = UUID.randomUUID();
        UUID subject =
                subjects.add(officer, new NewSubject(id, "individual", name, officer.bodyId(), "xã Ninh Đông", null));
        allowed(path.begin(
                officer,
                id,
                town,
                new Nomination(
                        subject,
                        name,
                        "individual",
                        "xã Ninh Đông",
                        null,
                        AWARD,
                        shortWay ? Ground.AD_HOC : Ground.MERIT,
                        shortWay,
                        2024,
                        "Đã có thành tích xuất sắc năm 2024.",
                        null)));
        return id;
    }

    private void decide(UUID dossier, boolean passed) {
        transaction.executeWithoutResult(_ -> events.publishEvent(new MatterDecided(
                UUID.randomUUID(), DossierPath.MATTER, dossier, passed, 11, 11, passed ? 10 : 2, 1, "", TODAY)));
    }

    private Dossier dossier(UUID id) {
        return dossiers.get(id);
    }

    private DossierState state(UUID id) {
        return dossier(id).state();
    }

    private List<String> paid(UUID decision) {
        return jdbc.sql("SELECT name FROM reward_item WHERE decision_id = :decision ORDER BY position")
                .param("decision", decision)
                .query(String.class)
                .list();
    }

    private String text(UUID decision) {
        try (var pdf = Loader.loadPDF(Documents.pdf(paper.paper(awarding.get(decision))))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void allowed(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
    }

    private static String code(Verdict verdict) {
        return ((Verdict.Refused) verdict).code();
    }

    private static byte[] pdf() {
        try (var pdf = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            pdf.addPage(new PDPage());
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
