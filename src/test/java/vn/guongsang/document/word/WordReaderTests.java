package vn.guongsang.document.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRunTrackChange;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import vn.guongsang.document.IncomingText;
import vn.guongsang.document.IncomingText.Paragraph;
import vn.guongsang.document.Upload;
import vn.guongsang.verdict.Refusal;

class WordReaderTests {

    @Test
    void paragraphsListsAndTablesBecomeLinesInTheirOrder() throws IOException {
        try (var word = new XWPFDocument()) {
            bold(word, "I. THÀNH TÍCH");
            word.createParagraph().createRun().setText("Tha\u0300nh tích\tnăm  2024");
            BigInteger list = list(word);
            point(word, list, "Vận động 120 hộ");
            point(word, list, "Tiết kiệm 50 triệu đồng");
            XWPFTable table = word.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Năm");
            table.getRow(0).getCell(1).setText("Danh hiệu");
            table.getRow(1).getCell(0).setText("2023");
            table.getRow(1).getCell(1).setText("Lao động tiên tiến");
            word.createParagraph().createRun().setText("   ");
            word.createParagraph().createRun().setText("Hết.");

            assertThat(IncomingText.read(new Upload("bao-cao.docx", bytes(word)))
                            .paragraphs())
                    .containsExactly(
                            new Paragraph("I. THÀNH TÍCH", true),
                            new Paragraph("Thành tích năm 2024", false),
                            new Paragraph("1) Vận động 120 hộ", false),
                            new Paragraph("2) Tiết kiệm 50 triệu đồng", false),
                            new Paragraph("Năm | Danh hiệu", false),
                            new Paragraph("2023 | Lao động tiên tiến", false),
                            new Paragraph("Hết.", false));
        }
    }

    @Test
    void whatWasDeletedUnderTrackedChangesIsGone() throws IOException {
        try (var word = new XWPFDocument()) {
            XWPFParagraph paragraph = word.createParagraph();
            paragraph.createRun().setText("Còn lại");
            CTRunTrackChange deleted = paragraph.getCTP().addNewDel();
            deleted.setAuthor("a");
            deleted.setId(BigInteger.ONE);
            deleted.addNewR().addNewDelText().setStringValue(" đã bỏ");

            assertThat(IncomingText.read(new Upload("a.docx", bytes(word))).paragraphs())
                    .containsExactly(new Paragraph("Còn lại", false));
        }
    }

    @Test
    void aFileThatCannotBeReadIsRefusedForWhatItIs() throws Exception {
        byte[] good;
        byte[] empty;
        try (var word = new XWPFDocument()) {
            empty = bytes(word);
            word.createParagraph().createRun().setText("Báo cáo");
            good = bytes(word);
        }
        assertThat(refusal("a.docx", empty)).isEqualTo("document.word.no-text");
        assertThat(refusal("a.docx", new byte[0])).isEqualTo("document.upload.empty");
        assertThat(refusal("a.docx", Arrays.copyOf(good, good.length / 2)))
                .isIn("document.upload.content", "document.upload.broken");
        assertThat(refusal("a.docx", new byte[Upload.LIMIT + 1])).isEqualTo("document.upload.too-large");
        assertThat(refusal("a.doc", good)).isEqualTo("document.upload.extension");
        assertThat(refusal("a.docx", locked(good))).isEqualTo("document.upload.locked");
        assertThat(refusal("a.pdf", "%PDF-1.4".getBytes())).startsWith("document.upload.");
    }

    private static String refusal(String name, byte[] content) {
        var refused = new String[1];
        assertThatThrownBy(() -> IncomingText.read(new Upload(name, content)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> refused[0] = refusal.verdict().code());
        return refused[0];
    }

    private static byte[] locked(byte[] content) throws Exception {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mat-khau");
            try (var encrypted = encryptor.getDataStream(container)) {
                encrypted.write(content);
            }
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static void bold(XWPFDocument word, String text) {
        var run = word.createParagraph().createRun();
        run.setBold(true);
        run.setText(text);
    }

    private static BigInteger list(XWPFDocument word) {
        CTAbstractNum numbers = CTAbstractNum.Factory.newInstance();
        numbers.setAbstractNumId(BigInteger.ZERO);
        CTLvl level = numbers.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewNumFmt().setVal(STNumberFormat.DECIMAL);
        level.addNewLvlText().setVal("%1)");
        var numbering = word.createNumbering();
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(numbers)));
    }

    private static void point(XWPFDocument word, BigInteger list, String text) {
        var paragraph = word.createParagraph();
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.ZERO);
        paragraph.createRun().setText(text);
    }

    private static byte[] bytes(XWPFDocument word) throws IOException {
        var out = new ByteArrayOutputStream();
        word.write(out);
        return out.toByteArray();
    }
}
