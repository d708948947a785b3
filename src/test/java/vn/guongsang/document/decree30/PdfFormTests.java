package vn.guongsang.document.decree30;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.guongsang.document.DocumentFixtures;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;

class PdfFormTests {

    @Test
    void isA4WithEveryFontEmbedded() throws IOException {
        try (var pdf = read(DocumentFixtures.decision())) {
            for (var page : pdf.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isCloseTo(595.28f, within(0.1f));
                assertThat(page.getMediaBox().getHeight()).isCloseTo(841.89f, within(0.1f));
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("LiberationSerif");
                }
            }
        }
    }

    @Test
    void givesItsVietnameseTextBackAsWritten() throws IOException {
        var decomposed =
                Normalizer.normalize("Tuyên dương bà Nguyễn Thị Ửng, ông Đỗ Ổn ở xã Phước Lộc", Normalizer.Form.NFD);
        var document = OfficialDocument.of(DocumentKind.NOTICE, DocumentFixtures.COMMUNE)
                .about("Kết quả bình xét <đợt 1> & \"đợt 2\"")
                .paragraph(decomposed)
                .signedBy("Lê Văn Quý", "Chủ tịch")
                .build();
        try (var pdf = read(document)) {
            var text = lines(pdf, 1);
            assertThat(text)
                    .contains(
                            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Kết quả bình xét <đợt 1> & \"đợt 2\"",
                            "Tuyên dương bà Nguyễn Thị Ửng, ông Đỗ Ổn ở xã Phước Lộc./.");
            assertThat(text).allMatch(line -> Normalizer.isNormalized(line, Normalizer.Form.NFC));
        }
    }

    @Test
    void numbersPagesFromTheSecondOn() throws IOException {
        try (var pdf = read(DocumentFixtures.plan())) {
            assertThat(pageNumbers(pdf)).containsExactly("", "2", "3");
        }
    }

    @Test
    void countsThePagesOfEachAnnexAnew() throws IOException {
        try (var pdf = read(DocumentFixtures.decisionWithTwoAnnexes())) {
            assertThat(pageNumbers(pdf)).containsExactly("", "", "2", "3", "");
        }
    }

    @Test
    void repeatsTheHeadOfATableOnEachPage() throws IOException {
        try (var pdf = read(DocumentFixtures.decision())) {
            assertThat(lines(pdf, 2)).anyMatch(line -> line.contains("Họ và tên"));
            assertThat(lines(pdf, 3)).anyMatch(line -> line.contains("Họ và tên"));
        }
    }

    @Test
    void isTaggedAndNamesItsLanguageAndTitle() throws IOException {
        try (var pdf = read(DocumentFixtures.decision())) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("vi");
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Quyết định về việc tặng Giấy khen");
        }
    }

    private static PDDocument read(OfficialDocument document) throws IOException {
        return Loader.loadPDF(Documents.pdf(document));
    }

    /** The number at the top of each page; empty if there is none. */
    private static List<String> pageNumbers(PDDocument pdf) throws IOException {
        var numbers = new ArrayList<String>();
        for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
            var first = lines(pdf, page).getFirst();
            numbers.add(first.matches("\\d+") ? first : "");
        }
        return numbers;
    }

    private static List<String> lines(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
