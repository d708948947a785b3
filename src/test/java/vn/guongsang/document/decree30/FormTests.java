package vn.guongsang.document.decree30;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.guongsang.document.DocumentFixtures;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;

class FormTests {

    @Test
    void leavesNumberAndDateOfADraftBlank() {
        var lines = lines(DocumentFixtures.draftDecision().build());
        assertThat(lines)
                .contains("Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/QĐ-UBND", "Ninh Đông, ngày … tháng … năm …");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-09, 'ngày 09 tháng 01 năm 2026'",
        "2026-02-10, 'ngày 10 tháng 02 năm 2026'",
        "2026-03-01, 'ngày 01 tháng 3 năm 2026'",
        "2026-12-31, 'ngày 31 tháng 12 năm 2026'"
    })
    void writesAZeroBeforeDaysBelowTenAndTheFirstTwoMonths(LocalDate date, String written) {
        assertThat(lines(DocumentFixtures.draftDecision().issued("90", date).build()))
                .contains("Ninh Đông, " + written);
    }

    @ParameterizedTest
    @CsvSource({"9, Số: 09/QĐ-UBND", "10, Số: 10/QĐ-UBND", "90a, Số: 90a/QĐ-UBND"})
    void writesAZeroBeforeNumbersBelowTen(String number, String written) {
        assertThat(lines(DocumentFixtures.draftDecision()
                        .issued(number, LocalDate.of(2026, 11, 21))
                        .build()))
                .contains(written);
    }

    @ParameterizedTest
    @EnumSource(value = DocumentKind.class, mode = EnumSource.Mode.EXCLUDE, names = "LETTER")
    void namesEachKindAndPutsItIntoTheSign(DocumentKind kind) {
        var document = OfficialDocument.of(kind, DocumentFixtures.COMMUNE)
                .issued("90", LocalDate.of(2026, 11, 21))
                .about("Thi đua")
                .signedBy("", "Chủ tịch")
                .build();
        assertThat(lines(document))
                .contains("Số: 90/" + kind.sign() + "-UBND", Words.capitals(Words.of("kind." + kind)));
    }

    @Test
    void givesALetterNoNameButItsSubjectAndTheUnitInItsSign() {
        assertThat(lines(DocumentFixtures.letter()))
                .contains(
                        "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/SNV-BTĐKT",
                        "V/v giới thiệu điển hình tiên tiến năm 2026",
                        "Kính gửi:",
                        "- Các sở, ban, ngành tỉnh;",
                        "- Ủy ban nhân dân các xã, phường.")
                .doesNotContain("CÔNG VĂN");
    }

    @Test
    void writesOneAddresseeOnTheLineOfTheGreeting() {
        var document = OfficialDocument.of(DocumentKind.SUBMISSION, DocumentFixtures.COMMUNE)
                .about("Về việc khen thưởng")
                .to("Ủy ban nhân dân tỉnh")
                .paragraph("Kính trình.")
                .signedBy("", "Chủ tịch")
                .build();
        assertThat(lines(document)).contains("Kính gửi: Ủy ban nhân dân tỉnh");
    }

    @Test
    void givesMinutesTwoSignaturesAndNoPlaceAndDate() {
        assertThat(lines(DocumentFixtures.minutes()))
                .contains("THƯ KÝ", "Phạm Thị Thư", "CHỦ TỌA", "Lê Văn Quý")
                .noneMatch(line -> line.startsWith("Ninh Đông, ngày"));
    }

    @Test
    void widensTheRightColumnForALongPlaceName() {
        var city = new Issuer(null, "Ủy ban nhân dân", "UBND", "Thành phố Hồ Chí Minh");
        var document = OfficialDocument.of(DocumentKind.NOTICE, city)
                .issued("1", LocalDate.of(2026, 11, 21))
                .about("Thi đua")
                .signedBy("", "Chủ tịch")
                .build();
        var head = (Part.Columns) Form.of(document).sections().getFirst().getFirst();
        assertThat(head.right())
                .isGreaterThan(TextStyle.PLACE_AND_DATE.width("Thành phố Hồ Chí Minh, ngày 21 tháng 11 năm 2026"));
        assertThat(head.left() + head.right()).isEqualTo(Page.TEXT);
    }

    @Test
    void drawsTheRuleUnderTheMottoAsLongAsTheMotto() {
        var head = (Part.Columns)
                Form.of(DocumentFixtures.decision()).sections().getFirst().getFirst();
        var rule = (Part.Rule) head.rows().getFirst().right().getLast();
        assertThat(rule.width()).isEqualTo(TextStyle.MOTTO.width("Độc lập - Tự do - Hạnh phúc"));
    }

    @ParameterizedTest
    @EnumSource(TextStyle.class)
    void setsEveryStyleWithinTheSizesOfTheDecree(TextStyle style) {
        switch (style) {
            case RECIPIENTS_TITLE -> assertThat(style.size()).isEqualTo(12);
            case RECIPIENTS -> assertThat(style.size()).isEqualTo(11);
            case NATION, SUPERIOR, ISSUER, SUBJECT -> assertThat(style.size()).isBetween(12, 13);
            default -> assertThat(style.size()).isBetween(13, 14);
        }
    }

    private static List<String> lines(OfficialDocument document) {
        var lines = new ArrayList<String>();
        Form.of(document).sections().forEach(section -> section.forEach(part -> collect(part, lines)));
        return lines;
    }

    private static void collect(Part part, List<String> lines) {
        switch (part) {
            case Part.Line line -> lines.add(line.lead() + line.text());
            case Part.Columns columns ->
                columns.rows().forEach(row -> {
                    row.left().forEach(inner -> collect(inner, lines));
                    row.right().forEach(inner -> collect(inner, lines));
                });
            case Part.Rule _, Part.Space _, Part.Grid _ -> {}
        }
    }
}
