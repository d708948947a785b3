package vn.guongsang.document.decree30;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import vn.guongsang.document.DocumentFixtures;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.TemplateFinding;

/** Forms that were edited in Word: checked, and filled. */
class WordTemplateTests {

    private static final OfficialDocument DECISION = decision(45);

    private static OfficialDocument decision(int names) {
        return DocumentFixtures.draftDecision()
                .issued("7", LocalDate.of(2026, 2, 5))
                .detail("so_luong", "02 tập thể, 43 cá nhân")
                .list(
                        "danh_sach",
                        IntStream.rangeClosed(1, names)
                                .mapToObj(i -> Map.of("stt", String.valueOf(i), "ten", "Đỗ Thị Ửng " + i))
                                .toList())
                .build();
    }

    @Test
    void theBuiltInFormWithFieldsSaysFilledWhatTheBuiltInFormSays() throws IOException {
        byte[] template = Documents.template(DECISION);
        assertThat(Documents.check(template, DECISION)).isEmpty();
        assertThat(lines(Documents.docx(DECISION, template))).isEqualTo(lines(Documents.docx(DECISION)));
    }

    @Test
    void everyKindOfPaperIsTheSameThroughItsOwnForm() throws IOException {
        for (OfficialDocument paper :
                List.of(DocumentFixtures.letter(), DocumentFixtures.minutes(), DocumentFixtures.plan())) {
            byte[] template = Documents.template(paper);
            assertThat(Documents.check(template, paper)).as(paper.about()).isEmpty();
            assertThat(lines(Documents.docx(paper, template)))
                    .as(paper.about())
                    .isEqualTo(lines(Documents.docx(paper)));
        }
    }

    @Test
    void aFieldThatWordCutIntoPiecesIsFilledInTheLookOfItsFirstLetter() throws IOException {
        byte[] template = edited(word -> {
            XWPFParagraph line = word.createParagraph();
            for (String piece : List.of("Khen ", "«so", "_lu", "ong» năm", " nay")) {
                line.createRun().setText(piece);
            }
            line.getRuns().get(1).setBold(true);
        });
        try (var word = new XWPFDocument(new ByteArrayInputStream(WordTemplate.fill(template, DECISION)))) {
            XWPFParagraph line = word.getParagraphs().stream()
                    .filter(one -> one.getText().startsWith("Khen "))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.getText()).isEqualTo("Khen 02 tập thể, 43 cá nhân năm nay");
            assertThat(line.getRuns().get(1).text()).isEqualTo("02 tập thể, 43 cá nhân");
            assertThat(line.getRuns().get(1).isBold()).isTrue();
        }
    }

    @Test
    void aRowOfATableIsRepeatedForEachNameAndCapitalsAskForCapitals() throws IOException {
        byte[] template = edited(word -> {
            var table = word.createTable(2, 2);
            table.getRow(0).getCell(0).setText("TT");
            table.getRow(1).getCell(0).setText("«danh_sach.stt»");
            table.getRow(1).getCell(1).setText("Ông, bà «DANH_SACH.TEN»");
        });
        try (var word = new XWPFDocument(new ByteArrayInputStream(WordTemplate.fill(template, DECISION)))) {
            var rows = word.getTables().getLast().getRows();
            assertThat(rows).hasSize(46);
            assertThat(rows.get(45).getCell(0).getText()).isEqualTo("45");
            assertThat(rows.get(45).getCell(1).getText()).isEqualTo("Ông, bà ĐỖ THỊ ỬNG 45");
        }
    }

    @Test
    void whatIsUnknownBrokenOrMissingIsNamed() throws IOException {
        byte[] template = edited(word -> {
            word.createParagraph().createRun().setText("«so_lieu» và «luu");
            word.createParagraph().createRun().setText("Nội dung: «noi_dung»");
            word.getTables().getFirst().removeRow(1);
        });
        assertThat(WordTemplateTests.codes(template))
                .containsExactlyInAnyOrder(
                        "unclosed «so_lieu» và «luu",
                        "alone «noi_dung»",
                        "last «phu_luc»",
                        "unknown «so_lieu»",
                        "missing «so_ky_hieu»",
                        "missing «ngay»",
                        "missing «thang»",
                        "missing «nam»");
    }

    @Test
    void whatReachesOutOrRunsIsRefused() throws IOException {
        byte[] template = edited(word -> {
            word.createParagraph().createHyperlinkRun("https://dau-do.test/mau").setText("xem");
            word.createParagraph().getCTP().addNewFldSimple().setInstr(" INCLUDETEXT \"C:\\\\mat.docx\" ");
            word.createParagraph().getCTP().addNewDel().setAuthor("Ai");
        });
        assertThat(codes(template))
                .contains("external https://dau-do.test/mau", "instruction INCLUDETEXT", "tracked")
                .doesNotContain("instruction PAGE");
        assertThat(codes("không phải Word".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .containsExactly("broken");
    }

    @Test
    void aLineOfFieldsThatHaveNothingToSayGoes() throws IOException {
        OfficialDocument withSuperior = DocumentFixtures.letter();
        byte[] template = Documents.template(withSuperior);
        var own = OfficialDocument.of(withSuperior.kind(), DocumentFixtures.COMMUNE)
                .about("Về việc trả hồ sơ")
                .to("Trường A")
                .paragraph("Trả hồ sơ.")
                .signedBy("Lê Văn Quý", "Chủ tịch")
                .build();
        assertThat(lines(Documents.docx(own, template)))
                .contains("ỦY BAN NHÂN DÂN")
                .noneMatch(line -> line.contains("CO_QUAN"))
                .noneMatch(line -> line.contains("«"));
    }

    private static List<String> codes(byte[] template) {
        return Documents.check(template, DECISION).stream()
                .map(WordTemplateTests::code)
                .toList();
    }

    private static String code(TemplateFinding finding) {
        return (finding.code().replace("document.template.", "") + " "
                        + (finding.args().isEmpty() ? "" : finding.args().getFirst()))
                .strip();
    }

    /** The built-in form after somebody worked on it. */
    private static byte[] edited(Consumer<XWPFDocument> edit) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(Documents.template(DECISION)));
                var out = new ByteArrayOutputStream()) {
            edit.accept(word);
            word.write(out);
            return out.toByteArray();
        }
    }

    private static List<String> lines(byte[] docx) throws IOException {
        return text(docx)
                .lines()
                .map(line -> line.replaceAll("\\h+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String text(byte[] docx) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx));
                var extractor = new XWPFWordExtractor(word)) {
            return extractor.getText();
        }
    }
}
