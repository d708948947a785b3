package vn.guongsang.document.decree30;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell.XWPFVertAlign;
import vn.guongsang.document.Block;

/** A ruled table of the text as a Word table. */
record WordGrid(XWPFDocument word) {

    void draw(Block.Table table) {
        var columns = table.columns();
        var weights = columns.stream().mapToInt(Block.Table.Column::weight).sum();
        var widths = columns.stream()
                .mapToDouble(column -> Page.TEXT * column.weight() / weights)
                .toArray();
        var drawn = new WordTable(word, table.rows().size() + 1, widths).ruled();
        for (var c = 0; c < columns.size(); c++) {
            var head = drawn.cell(0, c);
            head.setVerticalAlignment(XWPFVertAlign.CENTER);
            DocxForm.line(new Part.Line(TextStyle.CELL_HEAD, columns.get(c).title()), head.getParagraphArray(0));
            for (var r = 0; r < table.rows().size(); r++) {
                var paragraph = drawn.cell(r + 1, c).getParagraphArray(0);
                DocxForm.line(new Part.Line(TextStyle.CELL, table.rows().get(r).get(c)), paragraph);
                paragraph.setAlignment(align(columns.get(c).align()));
            }
        }
        DocxForm.line(new Part.Line(TextStyle.CELL, ""), word.createParagraph());
    }

    private static ParagraphAlignment align(Block.Table.Align align) {
        return switch (align) {
            case LEFT -> ParagraphAlignment.LEFT;
            case CENTER -> ParagraphAlignment.CENTER;
            case RIGHT -> ParagraphAlignment.RIGHT;
        };
    }
}
