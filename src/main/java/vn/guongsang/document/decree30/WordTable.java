package vn.guongsang.document.decree30;

import static vn.guongsang.document.decree30.WordStyles.twips;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** A table with fixed column widths, no lines and no cell margins until asked for. */
final class WordTable {

    private final XWPFTable table;

    WordTable(XWPFDocument word, int rows, double... widths) {
        table = word.createTable(rows, widths.length);
        var properties = table.getCTTbl().getTblPr();
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        var total = 0L;
        var grid = table.getCTTbl().addNewTblGrid();
        for (var width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(twips(width)));
            total += twips(width);
        }
        var all = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        all.setType(STTblWidth.DXA);
        all.setW(BigInteger.valueOf(total));
        margins(properties, 0, 0);
        lines(XWPFBorderType.NONE);
        for (var row : table.getRows()) {
            row.setCantSplitRow(true);
            for (var i = 0; i < widths.length; i++) {
                row.getCell(i).setWidth(String.valueOf(twips(widths[i])));
            }
        }
    }

    WordTable ruled() {
        lines(XWPFBorderType.SINGLE);
        margins(table.getCTTbl().getTblPr(), 40, 80);
        table.getRow(0).setRepeatHeader(true);
        return this;
    }

    XWPFTableCell cell(int row, int column) {
        return table.getRow(row).getCell(column);
    }

    /** Written out, since POI leaves a zero to Word's own default of 1.9 mm. */
    private static void margins(CTTblPr properties, int vertical, int horizontal) {
        if (properties.isSetTblCellMar()) {
            properties.unsetTblCellMar();
        }
        var margins = properties.addNewTblCellMar();
        margin(margins.addNewTop(), vertical);
        margin(margins.addNewLeft(), horizontal);
        margin(margins.addNewBottom(), vertical);
        margin(margins.addNewRight(), horizontal);
    }

    private static void margin(CTTblWidth margin, int twips) {
        margin.setType(STTblWidth.DXA);
        margin.setW(BigInteger.valueOf(twips));
    }

    private void lines(XWPFBorderType type) {
        table.setTopBorder(type, 4, 0, "000000");
        table.setBottomBorder(type, 4, 0, "000000");
        table.setLeftBorder(type, 4, 0, "000000");
        table.setRightBorder(type, 4, 0, "000000");
        table.setInsideHBorder(type, 4, 0, "000000");
        table.setInsideVBorder(type, 4, 0, "000000");
    }
}
