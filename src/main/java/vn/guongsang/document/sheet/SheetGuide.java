package vn.guongsang.document.sheet;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import vn.guongsang.document.Spreadsheet.Column;
import vn.guongsang.document.text.PlainText;

/** The second sheet: for each column its name, how to fill it in, and below that what it may hold. */
final class SheetGuide {

    private static final int FIRST_CHOICE = 2;
    /** Excel's limits for what it says when something else is typed. */
    private static final int TITLE_LIMIT = 32;

    private static final int ERROR_LIMIT = 255;

    private final List<Column> columns;
    private final Worksheet sheet;

    SheetGuide(List<Column> columns, Worksheet sheet) {
        this.columns = columns;
        this.sheet = sheet;
    }

    /** Offers the choices in the cells of another sheet; what is not among them is told at once. */
    void offer(Worksheet other, int firstRow, int lastRow) {
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            int choices = column.choices().size();
            if (choices > 0) {
                other.range(firstRow, c, lastRow, c)
                        .validateWithList(sheet.range(FIRST_CHOICE, c, FIRST_CHOICE + choices - 1, c))
                        .allowBlank(true)
                        .errorTitle(PlainText.shortened(column.title(), TITLE_LIMIT))
                        .error(PlainText.shortened(column.hint(), ERROR_LIMIT))
                        .showErrorMessage(true);
            }
        }
    }

    void write() throws IOException {
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            sheet.width(c, Math.clamp(column.width(), 20, 60));
            sheet.value(0, c, PlainText.clean(column.title()));
            sheet.style(0, c).bold().fillColor("ECEEF1").set();
            sheet.value(1, c, PlainText.clean(column.hint()));
            sheet.style(1, c).italic().wrapText(true).verticalAlignment("top").set();
            for (int i = 0; i < column.choices().size(); i++) {
                sheet.value(
                        FIRST_CHOICE + i, c, PlainText.clean(column.choices().get(i)));
            }
        }
        sheet.freezePane(0, 1);
        sheet.finish();
    }
}
