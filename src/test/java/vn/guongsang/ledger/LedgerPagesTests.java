package vn.guongsang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.reading.LedgerList;
import vn.guongsang.ledger.reading.LedgerList.Filter;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;
import vn.guongsang.unitplan.TownAtWork;

class LedgerPagesTests extends TownAtWork {

    private static final String LIST = "/so-khen-thuong";

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerList list;

    @Autowired
    Permissions permissions;

    Actor other;
    UUID an;
    UUID binh;
    UUID elsewhere;

    @BeforeEach
    void people() {
        other = honours.actor(Honours.OWN_OFFICER, Role.OFFICER);
        // by given name: Ân before Bình, whatever the family name
        binh = person(officer, "Bùi Văn Bình");
        an = person(officer, "Trần Thị Ân");
        elsewhere = person(other, "Phạm Thị Kín");
        enter(officer, an, "LDTT", "Lao động tiên tiến", AwardList.TITLE, 2023, "12/QĐ-UBND");
        enter(officer, an, "GK", "Giấy khen", AwardList.FORM, 2024, "30/QĐ-UBND");
        enter(officer, binh, "LDTT", "Lao động tiên tiến", AwardList.TITLE, 2022, "9/QĐ-UBND");
        enter(other, elsewhere, "LDTT", "Lao động tiên tiến", AwardList.TITLE, 2023, "77/QĐ-UBND");
    }

    private UUID person(Actor by, String name) {
        return subjects.add(
                by, new NewSubject(UUID.randomUUID(), "individual", name, by.bodyId(), "", LocalDate.of(1980, 3, 2)));
    }

    private void enter(Actor by, UUID subject, String code, String name, AwardList list, int year, String number) {
        ledger.enter(
                by,
                new HeldAward(
                        UUID.randomUUID(),
                        subject,
                        code,
                        name,
                        list,
                        year,
                        Ground.MERIT,
                        "",
                        number,
                        LocalDate.of(year + 1, 1, 5),
                        "Chủ tịch UBND xã",
                        by.bodyId(),
                        Source.RECORD,
                        null));
    }

    private List<String> numbers(Actor actor, Filter filter) {
        return list.awards(actor, filter, 0, 100).stream()
                .map(LedgerList.Row::number)
                .toList();
    }

    private static Filter titles() {
        return new Filter(AwardList.TITLE, "", "", null, "", null);
    }

    // ---- lists

    @Test
    void listsStandInTheOrderOfGivenNamesAndTitlesApartFromForms() {
        assertThat(numbers(officer, titles())).containsExactly("12/QĐ-UBND", "9/QĐ-UBND");
        assertThat(numbers(officer, new Filter(AwardList.FORM, "", "", null, "", null)))
                .containsExactly("30/QĐ-UBND");
    }

    @Test
    void listsAreSearchedWithAndWithoutMarksAndNarrowed() {
        for (String text : List.of("Trần Thị Ân", "tran thi an", "TRẦN ân", "12 / qđ-ubnd")) {
            assertThat(numbers(officer, titles().text(text))).as(text).containsExactly("12/QĐ-UBND");
        }
        assertThat(numbers(officer, titles().text("100%_"))).isEmpty();
        assertThat(numbers(hub, new Filter(AwardList.TITLE, "", "LDTT", 2023, "individual", null)))
                .containsExactlyInAnyOrder("12/QĐ-UBND", "77/QĐ-UBND");
        assertThat(numbers(hub, new Filter(AwardList.TITLE, "", "", 2023, "", List.of(other.bodyId()))))
                .containsExactly("77/QĐ-UBND");
        assertThat(numbers(hub, new Filter(AwardList.TITLE, "", "", null, "household", null)))
                .isEmpty();
    }

    /** The list says in SQL what the policy says of each. */
    @Test
    void nobodyListsWhomTheyMayNotRead() {
        List<UUID> all = jdbc.sql("SELECT DISTINCT root_id FROM ledger_subject")
                .query(UUID.class)
                .list();
        for (Actor actor : List.of(
                officer,
                head,
                hub,
                other,
                honours.leader(),
                honours.secretary(),
                honours.editor(),
                honours.actor(Honours.STRANGER, Role.OFFICER),
                honours.actor(Honours.OTHER_LEADER, Role.LEADER))) {
            List<UUID> readable = all.stream()
                    .filter(id -> permissions.may(actor, LedgerAction.READ, Concerned.of(subjects.subject(id))))
                    .toList();
            assertThat(list.subjects(actor, Filter.NONE, 0, 1_000))
                    .as(actor.username())
                    .extracting(LedgerList.SubjectRow::id)
                    .containsExactlyInAnyOrderElementsOf(readable);
            assertThat(list.awards(actor, Filter.NONE, 0, 1_000))
                    .extracting(LedgerList.Row::subjectId)
                    .allMatch(readable::contains);
        }
    }

    @Test
    void pagesExportsAndTheSearchBoxShowNoneOfAnotherBody() throws Exception {
        for (String path : List.of(
                LIST, LIST + "?muc=hinh-thuc", LIST + "?muc=ho-so", LIST + "?tim=kin", "/tim-kiem?q=pham thi kin")) {
            mvc.perform(as(Honours.OFFICER, get(path)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("Phạm Thị Kín"))));
        }
        mvc.perform(as(Honours.OFFICER, get("/tim-kiem?q=tran thi an")))
                .andExpect(content().string(containsString(LIST + "/" + an)));
        mvc.perform(as(Honours.OFFICER, get(LIST + "/" + elsewhere))).andExpect(status().isNotFound());
        mvc.perform(as(Honours.OFFICER, get(LIST + "/" + elsewhere + "/trich-sao.pdf")))
                .andExpect(status().isNotFound());
        String sheet = sheet(Honours.OFFICER, LIST + "/tai-xuong?muc=ho-so");
        assertThat(sheet).contains("Trần Thị Ân", "LDTT", "30/QĐ-UBND").doesNotContain("Kín");
    }

    private String sheet(String username, String path) throws Exception {
        var begun = mvc.perform(as(username, get(path))).andReturn();
        byte[] bytes = mvc.perform(asyncDispatch(begun))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var text = new StringBuilder();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> row.forEach(
                    cell -> text.append(cell == null ? "" : cell.getText()).append('|')));
        }
        return text.toString();
    }

    // ---- one subject

    @Test
    void theCertifiedExtractHoldsTitlesAndFormsAndNothingSensitive() throws Exception {
        ledger.keep(
                officer,
                new Discipline(
                        UUID.randomUUID(),
                        an,
                        "Khiển trách",
                        "QĐ 8",
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2021, 1, 1)));
        byte[] pdf = file("pdf");
        byte[] docx = file("docx");

        String words;
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            words = new XWPFWordExtractor(document).getText();
        }
        String printed;
        try (var document = Loader.loadPDF(pdf)) {
            printed = new PDFTextStripper().getText(document);
        }
        for (String text : List.of(words, printed)) {
            assertThat(text.replaceAll("\\s+", " "))
                    .contains(
                            "TRÍCH SAO",
                            "Sổ khen thưởng của Trần Thị Ân",
                            "Danh hiệu thi đua",
                            "Lao động tiên tiến",
                            "12/QĐ-UBND",
                            "Hình thức khen thưởng",
                            "Giấy khen",
                            "gồm 2 mục")
                    .doesNotContain("Khiển trách", "Bùi Văn Bình");
        }
    }

    private byte[] file(String type) throws Exception {
        return mvc.perform(as(Honours.OFFICER, get(LIST + "/" + an + "/trich-sao." + type)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    @Test
    void whatIsSensitiveIsSeenByFewAndEachLookIsNoted() throws Exception {
        ledger.keep(officer, new Rating(UUID.randomUUID(), an, 2023, Grade.EXCELLENT, "Thông báo bí mật 3"));
        String page = LIST + "/" + an + "/xep-loai";

        for (String username : List.of(HEAD, Honours.LEADER)) {
            mvc.perform(as(username, get(page))).andExpect(status().isForbidden());
            mvc.perform(as(username, get(LIST + "/" + an)))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Lao động tiên tiến"),
                                    not(containsString("bí mật")),
                                    not(containsString("xếp loại")))));
        }
        mvc.perform(as(Honours.OWN_OFFICER, get(page))).andExpect(status().isNotFound());
        long before = looks();
        for (String username : List.of(Honours.OFFICER, HUB, Honours.SECRETARY)) {
            mvc.perform(as(username, get(page)).sessionAttr("x", "y"))
                    .andExpect(content().string(containsString("Thông báo bí mật 3")));
        }
        assertThat(looks()).isEqualTo(before + 3);
    }

    private long looks() {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE act = 'audit.looked' AND subject_kind = :kind")
                .param("kind", Ledger.SENSITIVE)
                .query(Long.class)
                .single();
    }

    // ---- forms

    @Test
    void aFormKeepsWhatWasTypedAndNamesEachFieldThatIsWrong() throws Exception {
        mvc.perform(as(Honours.OFFICER, post(LIST + "/" + binh + "/ghi"))
                        .param("loai", "hinh-thuc")
                        .param("danh-muc", "LDTT")
                        .param("nam", "20245")
                        .param("ngay", "31/2/2024")
                        .param("nguoi-quyet-dinh", "Chủ tịch UBND xã Ninh Đông")
                        .param("thanh-tich", "x".repeat(5_000)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"#danh-muc\""),
                                containsString("href=\"#nam\""),
                                containsString("href=\"#ngay\""),
                                containsString("href=\"#loai-hinh\""),
                                containsString("href=\"#thanh-tich\""),
                                containsString("value=\"Chủ tịch UBND xã Ninh Đông\""))));
        assertThat(ledger.awards(binh)).hasSize(1);
    }

    @Test
    void anAwardIsEnteredByAForm() throws Exception {
        String form = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            mvc.perform(as(Honours.OFFICER, post(LIST + "/" + binh + "/ghi"))
                            .param("ma", form)
                            .param("danh-muc", "LDTT")
                            .param("nam", "2024")
                            .param("loai-hinh", "MERIT")
                            .param("so", "5/QĐ-UBND")
                            .param("ngay", "2/1/2025")
                            .param("nguoi-quyet-dinh", "Chủ tịch UBND xã Ninh Đông"))
                    .andExpect(redirectedUrl(LIST + "/" + binh));
        }
        assertThat(ledger.awards(binh)).extracting(HeldAward::year).containsExactly(2024, 2022);
    }

    @Test
    void whoMayBeKnownAlreadyIsAskedAboutBeforeARecordIsAdded() throws Exception {
        String form = UUID.randomUUID().toString();
        mvc.perform(add(form, officer.post().bodyName())).andExpect(content().string(containsString(LIST + "/" + an)));
        mvc.perform(add(form, officer.post().bodyName()).param("van-lap", "true"))
                .andExpect(redirectedUrl(LIST + "/" + form));
        mvc.perform(add(UUID.randomUUID().toString(), "UBND xã Ninh Sơn"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"#don-vi\"")));
    }

    private MockHttpServletRequestBuilder add(String form, String body) {
        return as(Honours.OFFICER, post(LIST + "/them"))
                .param("ma", form)
                .param("doi-tuong", "individual")
                .param("ten", "tran thi an")
                .param("don-vi", body);
    }

    @Test
    void onlyItsOfficersAndTheHubWrite() throws Exception {
        for (String username : List.of(HEAD, Honours.LEADER)) {
            mvc.perform(as(username, get(LIST + "/" + an + "/ghi"))).andExpect(status().isForbidden());
            mvc.perform(as(username, post(LIST + "/" + an + "/sua"))).andExpect(status().isForbidden());
        }
        mvc.perform(as(Honours.OWN_OFFICER, post(LIST + "/" + an + "/ghi"))).andExpect(status().isNotFound());
        mvc.perform(as(HUB, post(LIST + "/" + an + "/sua"))
                        .param("ten", "Trần Thị Ân")
                        .param("don-vi", "UBND xã Ninh Sơn")
                        .param("ngay-sinh", "2/3/1980")
                        .param("can-cu", "Quyết định điều động"))
                .andExpect(redirectedUrlPattern(LIST + "/*"));
        // where it works now its record is read; its awards stay with the body of their day
        mvc.perform(as(Honours.OFFICER, get(LIST + "/" + an))).andExpect(status().isNotFound());
        assertThat(numbers(other, titles().text("tran thi an"))).containsExactly("12/QĐ-UBND");
        assertThat(list.awards(other, titles().text("tran thi an"), 0, 10))
                .extracting(LedgerList.Row::bodyName)
                .containsExactly("UBND xã Ninh Đông");
    }
}
