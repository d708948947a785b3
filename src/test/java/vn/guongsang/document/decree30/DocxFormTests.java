package vn.guongsang.document.decree30;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import vn.guongsang.document.DocumentFixtures;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;

class DocxFormTests {

    @Test
    void hasThePageOfTheDecree() throws IOException {
        try (var word = read(DocumentFixtures.decision())) {
            var page = word.getDocument().getBody().getSectPr();
            assertThat(List.of(page.getPgSz().getW(), page.getPgSz().getH()))
                    .extracting(Object::toString)
                    .containsExactly("11906", "16838");
            var margins = page.getPgMar();
            assertThat(List.of(margins.getTop(), margins.getBottom(), margins.getLeft(), margins.getRight()))
                    .extracting(Object::toString)
                    .containsExactly("1134", "1134", "1701", "850");
        }
    }

    @Test
    void isSetInTimesNewRomanOf13To14Points() throws Exception {
        try (var word = read(DocumentFixtures.decision())) {
            var defaults = word.getStyle().getDocDefaults().getRPrDefault().getRPr();
            assertThat(defaults.getRFontsArray(0).getAscii()).isEqualTo("Times New Roman");
            assertThat(word.getStyles()
                            .getStyle("body")
                            .getCTStyle()
                            .getRPr()
                            .getSzArray(0)
                            .getVal())
                    .hasToString("28");
            assertThat(word.getStyles()
                            .getStyle("nation")
                            .getCTStyle()
                            .getRPr()
                            .getSzArray(0)
                            .getVal())
                    .hasToString("26");
            assertThat(word.getStyles().getStyle("recipients").getName()).isEqualTo("Danh sách nơi nhận");
        }
    }

    @Test
    void holdsThePartsInTheOrderOfTheForm() throws IOException {
        try (var word = read(DocumentFixtures.decision())) {
            assertThat(texts(word).subList(0, 26))
                    .containsExactly(
                            "ỦY BAN NHÂN DÂN\nXÃ NINH ĐÔNG",
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Độc lập - Tự do - Hạnh phúc",
                            "Số: 07/QĐ-UBND",
                            "Ninh Đông, ngày 05 tháng 02 năm 2026",
                            "QUYẾT ĐỊNH",
                            "Về việc tặng Giấy khen cho tập thể, cá nhân điển hình tiên tiến trong phong trào thi đua"
                                    + " yêu nước năm 2026",
                            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NINH ĐÔNG",
                            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
                            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
                            "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 12/TTr-VHXH.",
                            "QUYẾT ĐỊNH:",
                            "Điều 1. Tặng Giấy khen kèm theo tiền thưởng cho 02 tập thể và 43 cá nhân có thành tích"
                                    + " xuất sắc trong phong trào thi đua yêu nước năm 2026 (có danh sách kèm theo).",
                            "Điều 2. Kinh phí khen thưởng trích từ Quỹ thi đua, khen thưởng của xã:",
                            "1. Tập thể: 0,6 lần mức lương cơ sở.",
                            "2. Cá nhân: 0,3 lần mức lương cơ sở.",
                            "Điều 3. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng Văn hóa"
                                    + " - Xã hội và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành"
                                    + " Quyết định này./.",
                            "Nơi nhận:",
                            "- Như Điều 3;",
                            "- Thường trực Đảng ủy, HĐND xã;",
                            "- Cổng thông tin điện tử xã;",
                            "- Lưu: VT, VHXH.",
                            "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                            "Nguyễn Thị Hằng",
                            "Phụ lục",
                            "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN");
        }
    }

    @Test
    void numbersPagesFromTheSecondOn() throws IOException {
        try (var word = read(DocumentFixtures.plan())) {
            var page = word.getDocument().getBody().getSectPr();
            assertThat(page.isSetTitlePg()).isTrue();
            var headers = word.getHeaderFooterPolicy();
            assertThat(headers.getFirstPageHeader().getText()).isBlank();
            var number = headers.getDefaultHeader().getParagraphArray(0);
            assertThat(number.getStyle()).isEqualTo("page-number");
            assertThat(number.getCTP().getFldSimpleArray(0).getInstr()).isEqualTo("PAGE");
        }
    }

    @Test
    void beginsAnAnnexAsASectionThatCountsItsOwnPages() throws IOException {
        try (var word = read(DocumentFixtures.decisionWithTwoAnnexes())) {
            var sections = word.getParagraphs().stream()
                    .map(paragraph -> paragraph.getCTP().getPPr())
                    .filter(properties -> properties != null && properties.isSetSectPr())
                    .map(properties ->
                            properties.getSectPr().getPgNumType().getStart().intValue())
                    .toList();
            assertThat(sections).containsExactly(1, 1);
            assertThat(texts(word)).contains("Phụ lục I", "Phụ lục II");
        }
    }

    @Test
    void keepsTheLastLineWithTheSignature() throws IOException {
        try (var word = read(DocumentFixtures.plan())) {
            var last = word.getParagraphs().stream()
                    .filter(paragraph -> paragraph.getText().endsWith("./."))
                    .toList();
            assertThat(last).hasSize(1);
            assertThat(last.getFirst().isKeepNext()).isTrue();
        }
    }

    private static XWPFDocument read(OfficialDocument document) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(Documents.docx(document)));
    }

    private static List<String> texts(XWPFDocument word) {
        var texts = new ArrayList<String>();
        word.getBodyElements().forEach(element -> collect(element, texts));
        return texts;
    }

    private static void collect(IBodyElement element, List<String> texts) {
        if (element instanceof XWPFParagraph paragraph && !paragraph.getText().isEmpty()) {
            texts.add(paragraph.getText());
        } else if (element instanceof XWPFTable table) {
            for (var row : table.getRows()) {
                for (var cell : row.getTableCells()) {
                    cell.getBodyElements().forEach(inner -> collect(inner, texts));
                }
            }
        }
    }
}
