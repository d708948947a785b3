package vn.guongsang.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Upload;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.ledger.history.Judged.Finding;
import vn.guongsang.ledger.history.Judged.Option;
import vn.guongsang.ledger.history.Judged.Standing;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.ListedBody;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Ground;

/** Rows of histories beside a ledger that knows Nguyễn Thị Hòa of Ninh Đông, born on 2 March 1980, with one award. */
class HistoryTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    private static final String HEAD =
            "STT,Họ và tên,Ngày sinh,Đối tượng,Đơn vị,Danh hiệu,Năm,Loại hình,Số quyết định,Ngày quyết định,Cơ quan quyết định\n";

    private static final ListedBody DONG = body("ninh-dong", "UBND xã Ninh Đông");
    private static final ListedBody SIM = body("ninh-sim", "UBND xã Ninh Sim");

    private static final LedgerSubject HOA = new LedgerSubject(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "individual",
            "Nguyễn Thị Hòa",
            DONG.id(),
            "",
            LocalDate.of(1980, 3, 2));

    private static final HeldAward HELD = new HeldAward(
            UUID.randomUUID(),
            HOA.id(),
            "LDTT",
            "Lao động tiên tiến",
            AwardList.TITLE,
            2020,
            Ground.MERIT,
            "",
            "1/QĐ-UBND",
            LocalDate.of(2021, 1, 5),
            "UBND",
            DONG.id(),
            Source.RECORD,
            null);

    private final Map<String, String> answers = new HashMap<>();

    private static ListedBody body(String code, String name) {
        return new ListedBody(
                UUID.randomUUID(),
                code,
                new Facts(name, "people-committee", "commune", null, "", ""),
                null,
                null,
                "",
                List.of(name.replace("UBND xã ", "")),
                List.of());
    }

    private static Award award(String code, String name, AwardList list, String... kinds) {
        return new Award(
                code,
                name,
                list,
                "base",
                Set.of(kinds),
                Set.of(Ground.values()),
                "",
                true,
                LocalDate.of(2004, 7, 1),
                null);
    }

    private List<Judged> judge(String... rows) {
        return judge(new Upload("a.csv", ("\ufeff" + HEAD + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8)));
    }

    private List<Judged> judge(Upload upload) {
        IncomingSheet sheet = IncomingSheet.read(upload, HistoryColumn.wanted());
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages.ledger", "messages.rules");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        Map<String, String> spelled = new HashMap<>();
        sheet.rows().forEach(row -> {
            String name = NewSubject.cleaned(row.text("NAME"));
            spelled.put(name, letters(name));
        });
        Known known = new Known(
                messages,
                List.of(
                        award("LDTT", "Lao động tiên tiến", AwardList.TITLE, "individual"),
                        award("TTLDTT", "Tập thể lao động tiên tiến", AwardList.TITLE, "collective"),
                        award("GK", "Giấy khen", AwardList.FORM, "individual", "collective")),
                List.of(DONG, SIM),
                spelled,
                Map.of("individual " + letters(HOA.name()), List.of(HOA)),
                Map.of(HOA.id(), List.of(HELD)));
        return new History(sheet, known, answers, Ground.MOVEMENT, "", null, TODAY).judge(Histories.NOBODY);
    }

    /** As the database spells names, near enough for those of this test. */
    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('y', 'i');
    }

    private static List<String> keys(Judged row) {
        return row.findings().stream().map(Finding::key).toList();
    }

    private static final String REST = ",Ninh Đông,LĐTT,2023,,12/QĐ-UBND,5/1/2024,UBND xã Ninh Đông";

    @ParameterizedTest
    @ValueSource(strings = {"2/3/1980", "02-03-1980", "1980-03-02", "02.03.80", "2.3.1980"})
    void aDateInFiveFormsMeansTheOneWhoIsKnown(String born) {
        Judged row = judge("1,Nguyễn Thị Hoà," + born + "," + REST).getFirst();

        assertThat(row.standing()).as(row.toString()).isEqualTo(Standing.NEW);
        assertThat(row.added()).isNull();
        assertThat(row.award().subjectId()).isEqualTo(HOA.id());
        assertThat(row.award().award()).isEqualTo("LDTT");
        assertThat(row.award().decidedOn()).isEqualTo(LocalDate.of(2024, 1, 5));
    }

    @Test
    void namesOfTwoSpellingsAndFormsAreOneAndAnotherBirthDateIsAnotherPerson() {
        List<Judged> rows = judge(
                Normalizer.normalize("1,Trần Văn Tư,1/1/1970," + REST, Normalizer.Form.NFD),
                "2,\u200bTrần Văn Tư\u202e,1/1/1970,,Ninh Đông,Giấy khen,2022,,7/QĐ-UBND,,UBND",
                "3,Nguyễn Thị Hòa,2/3/1981," + REST);

        assertThat(rows).extracting(Judged::standing).containsOnly(Standing.NEW);
        assertThat(rows.get(0).added().name()).isEqualTo("Trần Văn Tư");
        assertThat(rows.get(1).added()).isNull();
        assertThat(rows.get(1).award().subjectId())
                .isEqualTo(rows.get(0).added().id());
        assertThat(rows.get(1).award().ground()).isEqualTo(Ground.MOVEMENT);
        assertThat(rows.get(2).added().born()).isEqualTo(LocalDate.of(1981, 3, 2));
    }

    @Test
    void asksWhoIsMeantWhereNobodyKnowsTheBirthDate() {
        Judged row = judge("1,Nguyen Thi Hoa,," + REST).getFirst();
        assertThat(keys(row)).containsExactly("ledger.history.who");
        Finding asked = row.findings().getFirst();
        assertThat(asked.options())
                .extracting(Option::value)
                .containsExactly(HOA.id().toString());

        answers.put(asked.question(), HOA.id().toString());
        assertThat(judge("1,Nguyen Thi Hoa,," + REST).getFirst().award().subjectId())
                .isEqualTo(HOA.id());
        answers.put(asked.question(), History.NEW);
        assertThat(judge("1,Nguyen Thi Hoa,," + REST).getFirst().added()).isNotNull();
    }

    @Test
    void headingsOfSectionsGiveAwardAndBodyToTheRowsBelow() {
        List<Judged> rows = judge(
                "I,Tập thể lao động tiên tiến,,,,,,,,,",
                "1,Trường Tiểu học Ninh Sim,,,Ninh Sim,,2023,,3/QĐ-UBND,,UBND",
                "II,Lao động tiên tiến,,,,,,,,,",
                ",UBND xã Ninh Sim,,,,,,,,,",
                "2,Lê Văn Ba,,,,,2023,,3/QĐ-UBND,,UBND");

        assertThat(rows)
                .extracting(Judged::standing)
                .containsExactly(Standing.SECTION, Standing.NEW, Standing.SECTION, Standing.SECTION, Standing.NEW);
        assertThat(List.of(rows.get(1), rows.get(4)))
                .extracting(
                        row -> row.added().kind(),
                        row -> row.award().award(),
                        row -> row.award().bodyId())
                .containsExactly(tuple("collective", "TTLDTT", SIM.id()), tuple("individual", "LDTT", SIM.id()));
    }

    @Test
    void anUnknownAwardOrBodyIsAskedAboutWithProposalsForAllRowsThatHaveIt() {
        String row = "1,Lê Văn Ba,,,UBND xã Ninh Đôngg,Giấy khem,2023,,3,,UBND";
        Judged judged = judge(row).getFirst();
        assertThat(judged.findings())
                .extracting(
                        Finding::key,
                        Finding::question,
                        finding -> finding.options().getFirst().value())
                .containsExactlyInAnyOrder(
                        tuple("ledger.history.no-award", "award Giấy khem", "GK"),
                        tuple("ledger.history.no-body", "body UBND xã Ninh Đôngg", "ninh-dong"));

        answers.put("award Giấy khem", "GK");
        answers.put("body UBND xã Ninh Đôngg", "ninh-dong");
        assertThat(judge(row).getFirst().standing()).isEqualTo(Standing.NEW);
    }

    @Test
    void findsWhatIsMissingWrongOrTooLongRowByRowAndTakesWhatIsPutRight() {
        List<Judged> rows = judge(
                "1,,,,Ninh Đông,LĐTT,2023,,3,,UBND",
                "2,Lê Văn Ba,31/2/1970,,Ninh Đông,LĐTT,2023,,3,,UBND",
                "3,Lê Văn Ba,,,Ninh Đông,LĐTT,23,,3,,UBND",
                "4,Lê Văn Ba,,,Ninh Đông,LĐTT,2023,,3,1/1/2026,",
                "5," + "ễ".repeat(5_000) + ",,,Ninh Đông,LĐTT,2023,,3,,UBND",
                "6,Lê Văn Ba,,Người,Ninh Đông,LĐTT,,vui,3,5/1/2024,UBND");

        assertThat(rows)
                .extracting(HistoryTests::keys)
                .containsExactly(
                        List.of("ledger.history.missing"),
                        List.of("ledger.history.no-date"),
                        List.of("ledger.history.no-year"),
                        List.of("ledger.history.future", "ledger.history.missing"),
                        List.of("ledger.history.long"),
                        List.of("ledger.history.missing", "ledger.history.unknown", "ledger.history.unknown"));
        answers.put("cell 3 BORN", "28/2/1970");
        assertThat(judge("1,A B,,,Ninh Đông,LĐTT,2023,,3,,UBND", "2,Lê Văn Ba,31/2/1970,,Ninh Đông,LĐTT,2023,,3,,UBND")
                        .getLast()
                        .standing())
                .isEqualTo(Standing.NEW);
    }

    @Test
    void duplicatesWithinTheFileAreWrongAndThoseOfTheLedgerAreLeftOut() {
        List<Judged> rows = judge(
                "1,Nguyễn Thị Hòa,2/3/1980,,Ninh Đông,LĐTT,2020,, 1 /qđ-ubnd,,UBND",
                "2,Nguyễn Thị Hòa,2/3/1980,,Ninh Đông,LĐTT,2021,,4/QĐ-UBND,,UBND",
                "3,Nguyễn Thị Hoà,2/3/1980,,Ninh Đông,Lao động tiên tiến,2021,,4/QĐ-UBND,,UBND");

        assertThat(rows).extracting(Judged::standing).containsExactly(Standing.SAME, Standing.NEW, Standing.ERROR);
        assertThat(keys(rows.get(2))).containsExactly("ledger.history.twice");
    }

    @Test
    void aDecisionInOneCellIsTakenApart() {
        HeldAward award = judge(
                        "1,Lê Văn Ba,,,Ninh Đông,GK,,,\"Quyết định số 12/QĐ-UBND ngày 05/01/2024 của Chủ tịch UBND xã\",,")
                .getFirst()
                .award();

        assertThat(award.number()).isEqualTo("12/QĐ-UBND");
        assertThat(award.decidedOn()).isEqualTo(LocalDate.of(2024, 1, 5));
        assertThat(award.issuer()).isEqualTo("Chủ tịch UBND xã");
        assertThat(award.year()).isEqualTo(2024);
    }

    /** Titles above, merged headings, variants of headings, and a formula that nobody works out. */
    @Test
    void readsSheetsAsOfficersMakeThem() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "t", "1.0")) {
            var sheet = workbook.newWorksheet("DS");
            sheet.value(0, 0, "DANH SÁCH KHEN THƯỞNG NĂM 2023");
            List<String> upper =
                    Arrays.asList("TT", "Họ tên", "Cơ quan, đơn vị", "Khen thưởng", "Năm khen", "Quyết định", null);
            List<String> lower = Arrays.asList(null, null, null, null, null, "Số QĐ", "Ngày ký");
            for (int i = 0; i < upper.size(); i++) {
                if (upper.get(i) != null) sheet.value(2, i, upper.get(i));
                if (lower.get(i) != null) sheet.value(3, i, lower.get(i));
            }
            sheet.range(2, 5, 2, 6).merge();
            row(sheet, 4, "1", "Lê Văn Ba", "Ninh Đông", "LĐTT", "2023", "3/QĐ-UBND", "5/1/2024");
            row(sheet, 5, "2", "Lê Văn Tư", "Ninh Đông", "LĐTT", "2023", "3/QĐ-UBND", "5/1/2024");
            sheet.formula(5, 1, "HYPERLINK(\"http://x\",\"Lê Văn Tư\")");
            workbook.finish();
        }
        List<Judged> rows = judge(new Upload("a.xlsx", bytes.toByteArray()));

        assertThat(rows)
                .extracting(HistoryTests::keys)
                .containsExactly(
                        List.of("ledger.history.missing"), List.of("ledger.history.formula", "ledger.history.missing"));
        assertThat(rows.getFirst().findings().getFirst().column()).isEqualTo("ISSUER");
    }

    private static void row(Worksheet sheet, int at, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.value(at, i, cells[i]);
        }
    }
}
