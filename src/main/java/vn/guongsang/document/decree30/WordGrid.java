package vn.guongsang.document.decree30;

import static vn.guongsang.document.decree30.WordStyles.twips;

import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import vn.guongsang.document.Block;
import vn.guongsang.document.text.Markup;
import vn.guongsang.document.text.PlainText;

/**
 * A ruled table of the text as a Word table, whose head repeats on each page. It is written as markup and read by POI
 * in one piece: cell by cell, 2,000 rows took POI longer than all the rest.
 */
record WordGrid(XWPFDocument word) {

    private static final List<String> LINES = List.of("top", "left", "bottom", "right", "insideH", "insideV");

    void draw(Block.Table table) {
        try {
            word.getDocument().getBody().addNewTbl().set(CTTbl.Factory.parse(markup(table)));
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
        DocxForm.line(new Part.Line(TextStyle.CELL, ""), word.createParagraph());
    }

    private static String markup(Block.Table table) {
        var columns = table.columns();
        var weights = columns.stream().mapToInt(Block.Table.Column::weight).sum();
        var widths = columns.stream()
                .map(column -> twips(Page.TEXT * column.weight() / weights))
                .toList();
        var xml = new Markup().open("xml-fragment", "xmlns:w", WordFile.W);
        xml.open("w:tblPr")
                .empty(
                        "w:tblW",
                        "w:w",
                        widths.stream().mapToLong(Long::longValue).sum(),
                        "w:type",
                        "dxa");
        xml.open("w:tblBorders");
        LINES.forEach(line -> xml.empty("w:" + line, "w:val", "single", "w:sz", 4, "w:space", 0, "w:color", "000000"));
        xml.close().empty("w:tblLayout", "w:type", "fixed").open("w:tblCellMar");
        margin(xml, "top", 40);
        margin(xml, "left", 80);
        margin(xml, "bottom", 40);
        margin(xml, "right", 80);
        xml.close().close().open("w:tblGrid");
        widths.forEach(width -> xml.empty("w:gridCol", "w:w", width));
        xml.close();
        xml.open("w:tr")
                .open("w:trPr")
                .empty("w:cantSplit")
                .empty("w:tblHeader")
                .close();
        for (var c = 0; c < columns.size(); c++) {
            cell(
                    xml,
                    widths.get(c),
                    "center",
                    TextStyle.CELL_HEAD,
                    "center",
                    columns.get(c).title());
        }
        xml.close();
        for (var row : table.rows()) {
            xml.open("w:tr").open("w:trPr").empty("w:cantSplit").close();
            for (var c = 0; c < row.size(); c++) {
                var align = columns.get(c).align().name().toLowerCase(Locale.ROOT);
                cell(xml, widths.get(c), "top", TextStyle.CELL, align, row.get(c));
            }
            xml.close();
        }
        return xml.close().toString();
    }

    private static void margin(Markup xml, String side, int twips) {
        xml.empty("w:" + side, "w:w", twips, "w:type", "dxa");
    }

    private static void cell(Markup xml, long width, String stands, TextStyle style, String align, String text) {
        xml.open("w:tc")
                .open("w:tcPr")
                .empty("w:tcW", "w:w", width, "w:type", "dxa")
                .empty("w:vAlign", "w:val", stands)
                .close();
        xml.open("w:p")
                .open("w:pPr")
                .empty("w:pStyle", "w:val", style.id())
                .empty("w:jc", "w:val", align)
                .close()
                .open("w:r");
        var lines = PlainText.clean(text).split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) {
                xml.empty("w:br");
            }
            xml.element("w:t", lines[i], "xml:space", "preserve");
        }
        xml.close().close().close();
    }
}
