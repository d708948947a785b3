package vn.guongsang.document.decree30;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.guongsang.document.Block.Table;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.Block.Table.Column;
import vn.guongsang.document.DocumentFixtures;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;

/** Lists as large, and names as strange, as they come. */
class LongListTests {

    /** With -Dmeasure=true: a decision with 2,000 names as DOCX and PDF takes less than 3 s on 2 cores. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void twoThousandNamesTakeLessThanThreeSeconds() throws IOException {
        var decision = decision(2_000);
        // a server that runs has drawn papers before
        for (int i = 0; i < 2; i++) {
            Documents.docx(decision);
            Documents.pdf(decision);
        }
        long begun = System.nanoTime();
        byte[] docx = Documents.docx(decision);
        long drawn = System.nanoTime();
        byte[] pdf = Documents.pdf(decision);
        long end = System.nanoTime();
        Files.write(Path.of("target", "decision-2000.docx"), docx);
        Files.write(Path.of("target", "decision-2000.pdf"), pdf);
        Files.writeString(
                Path.of("target", "decision-2000.txt"),
                String.format(
                        Locale.ROOT,
                        "2,000 names: DOCX %.2f s, PDF %.2f s, together %.2f s%n",
                        (drawn - begun) / 1e9,
                        (end - drawn) / 1e9,
                        (end - begun) / 1e9));
        try (PDDocument file = Loader.loadPDF(pdf)) {
            var page = new PDFTextStripper();
            for (int i = 3; i < file.getNumberOfPages(); i++) {
                page.setStartPage(i);
                page.setEndPage(i);
                assertThat(page.getText(file)).contains("Chức vụ, đơn vị");
            }
            assertThat(new PDFTextStripper().getText(file)).contains("Nguyễn Đỗ Ửng 2000");
        }
        assertThat((end - begun) / 1e9).isLessThan(3);
    }

    @Test
    void aNameOfFiveThousandLettersAndMarksThatCannotBeSeenHarmNeitherForm() throws IOException {
        String hidden = "Ng\u200buyễn \u202eVăn\u2066 \ufeffA";
        String endless = "Ửng ".repeat(1_250).strip();
        String foreign = "משה العربي";
        var decision = DocumentFixtures.draftDecision()
                .annex(
                        "Danh sách",
                        new Table(
                                List.of(new Column("TT", 1, Align.CENTER), new Column("Họ và tên", 9, Align.LEFT)),
                                List.of(List.of("1", hidden), List.of("2", endless), List.of("3", foreign))))
                .build();
        try (var word = new XWPFDocument(new ByteArrayInputStream(Documents.docx(decision)))) {
            var rows = word.getTables().get(3).getRows();
            assertThat(rows.get(1).getCell(1).getText()).isEqualTo("Nguyễn Văn A");
            assertThat(rows.get(2).getCell(1).getText()).isEqualTo(endless);
            assertThat(rows.get(3).getCell(1).getText()).isEqualTo(foreign);
        }
        try (PDDocument file = Loader.loadPDF(Documents.pdf(decision))) {
            String text = new PDFTextStripper().getText(file);
            assertThat(text).contains("Nguyễn Văn A").doesNotContain("\u202e", "\u200b");
            // 45 more stand in the first annex
            assertThat(text.split("Ửng", -1)).hasSize(1_250 + 45 + 1);
        }
    }

    private static OfficialDocument decision(int names) {
        return DocumentFixtures.draftDecision()
                .annex("Danh sách được tặng Giấy khen", DocumentFixtures.people(names))
                .build();
    }
}
