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

/** A table with fixed column widths, without lines and cell margins: what stands side by side. */
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
        noMargins(properties);
        noLines();
        for (var row : table.getRows()) {
            row.setCantSplitRow(true);
            for (var i = 0; i < widths.length; i++) {
                row.getCell(i).setWidth(String.valueOf(twips(widths[i])));
            }
        }
    }

    XWPFTableCell cell(int row, int column) {
        return table.getRow(row).getCell(column);
    }

    /** Written out, since POI leaves a zero to Word's own default of 1.9 mm. */
    private static void noMargins(CTTblPr properties) {
        if (properties.isSetTblCellMar()) {
            properties.unsetTblCellMar();
        }
        var margins = properties.addNewTblCellMar();
        none(margins.addNewTop());
        none(margins.addNewLeft());
        none(margins.addNewBottom());
        none(margins.addNewRight());
    }

    private static void none(CTTblWidth margin) {
        margin.setType(STTblWidth.DXA);
        margin.setW(BigInteger.ZERO);
    }

    private void noLines() {
        table.setTopBorder(XWPFBorderType.NONE, 4, 0, "000000");
        table.setBottomBorder(XWPFBorderType.NONE, 4, 0, "000000");
        table.setLeftBorder(XWPFBorderType.NONE, 4, 0, "000000");
        table.setRightBorder(XWPFBorderType.NONE, 4, 0, "000000");
        table.setInsideHBorder(XWPFBorderType.NONE, 4, 0, "000000");
        table.setInsideVBorder(XWPFBorderType.NONE, 4, 0, "000000");
    }
}
