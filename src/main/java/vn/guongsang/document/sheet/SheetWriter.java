package vn.guongsang.document.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Column;
import vn.guongsang.document.Spreadsheet.Status;
import vn.guongsang.document.Spreadsheet.Type;
import vn.guongsang.document.text.PlainText;

/** Writes one spreadsheet; prints on A4 landscape with its head on every page. */
public final class SheetWriter {

    /** Excel's limit for one cell. */
    private static final int CELL_LIMIT = 32_767;
    /** So many rows below the last may be filled in with the lists at hand. */
    private static final int ROOM = 5_000;
    /** Rows kept in memory before they go out. */
    private static final int FLUSH = 500;

    /** Format "text": what is typed over a cell later stays text too, {@code =…} included. */
    private static final String AS_TEXT = "@";

    private static final String AS_DATE = "dd/mm/yyyy";
    private static final String WHOLE = "#,##0";
    private static final String DECIMAL = "#,##0.##";

    private static final String FONT = "Times New Roman";
    private static final int FONT_SIZE = 12;

    private final Spreadsheet spreadsheet;
    private final Worksheet sheet;
    private final @Nullable SheetGuide guide;
    private int row;

    private SheetWriter(Spreadsheet spreadsheet, Worksheet sheet, @Nullable SheetGuide guide) {
        this.spreadsheet = spreadsheet;
        this.sheet = sheet;
        this.guide = guide;
    }

    public static void write(Spreadsheet spreadsheet, OutputStream out) {
        // not closed: closing a workbook closes the stream, which is the caller's
        var workbook = new Workbook(out, "GuongSang", "1.0");
        try {
            workbook.setGlobalDefaultFont(FONT, FONT_SIZE);
            var sheet = workbook.newWorksheet(SheetName.of(spreadsheet.title()));
            var guide = spreadsheet.guide().isEmpty()
                    ? null
                    : new SheetGuide(spreadsheet.columns(), workbook.newWorksheet(SheetName.of(spreadsheet.guide())));
            new SheetWriter(spreadsheet, sheet, guide).write();
            if (guide != null) {
                guide.write();
            }
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        line(spreadsheet.title()).bold().fontSize(14).set();
        if (!spreadsheet.subtitle().isEmpty()) {
            line(spreadsheet.subtitle()).italic().set();
        }
        row++;
        var head = row;
        page(head);
        head();
        for (var values : spreadsheet.rows()) {
            row(values);
        }
        sheet.setAutoFilter(head, 0, row - 1, spreadsheet.columns().size() - 1);
        if (guide != null) {
            guide.offer(sheet, head + 1, row + ROOM);
        }
        row++;
        for (var note : spreadsheet.footer()) {
            line(note).italic().set();
        }
        sheet.finish();
    }

    private void page(int head) {
        sheet.freezePane(0, head + 1);
        sheet.repeatRows(head);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P/&N", Position.CENTER);
        for (var c = 0; c < spreadsheet.columns().size(); c++) {
            sheet.width(c, Math.clamp(spreadsheet.columns().get(c).width(), 4, 255));
        }
    }

    private void head() {
        for (var c = 0; c < spreadsheet.columns().size(); c++) {
            text(c, spreadsheet.columns().get(c).title());
            sheet.style(row, c)
                    .bold()
                    .wrapText(true)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .fillColor("ECEEF1")
                    .borderStyle(BorderStyle.THIN)
                    .set();
        }
        row++;
    }

    private void row(List<? extends @Nullable Object> values) throws IOException {
        var columns = spreadsheet.columns();
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "Row %d has %d values for %d columns".formatted(row, values.size(), columns.size()));
        }
        for (var c = 0; c < columns.size(); c++) {
            cell(c, columns.get(c), values.get(c));
        }
        row++;
        if (row % FLUSH == 0) {
            sheet.flush();
        }
    }

    private void cell(int c, Column column, @Nullable Object value) {
        var style = sheet.style(row, c);
        style.fontName(FONT).fontSize(FONT_SIZE).verticalAlignment("top").borderStyle(BorderStyle.THIN);
        if (value != null) {
            fill(c, column.type(), value, style);
        }
        style.set();
    }

    private void fill(int c, Type type, Object value, StyleSetter style) {
        switch (type) {
            case TEXT -> {
                text(c, value.toString());
                style.format(AS_TEXT).wrapText(true);
            }
            case NUMBER -> {
                var number = (Number) value;
                sheet.value(row, c, number);
                style.format(number.doubleValue() == Math.rint(number.doubleValue()) ? WHOLE : DECIMAL);
            }
            case DATE -> {
                sheet.value(row, c, (LocalDate) value);
                style.format(AS_DATE).horizontalAlignment("center");
            }
            case STATUS -> {
                var status = (Status) value;
                text(c, status.label());
                style.format(AS_TEXT).fontColor(ink(status)).fillColor(ground(status));
            }
        }
    }

    private StyleSetter line(String text) {
        text(0, text);
        return sheet.style(row++, 0);
    }

    /** In its cell and not in a table of all texts, which would have to stay in memory. */
    private void text(int c, String text) {
        sheet.inlineString(row, c, PlainText.shortened(PlainText.clean(text), CELL_LIMIT));
    }

    private static String ink(Status status) {
        return switch (status.tone()) {
            case DONE -> "1B6B3A";
            case NEAR -> "7A4B00";
            case LATE -> "A3261B";
            case WAITING -> "0B4F8A";
            case NOT_OPEN -> "4A5460";
            case SEALED -> "5B3A8C";
        };
    }

    private static String ground(Status status) {
        return switch (status.tone()) {
            case DONE -> "E6F3EA";
            case NEAR -> "FFF3D6";
            case LATE -> "FDECEA";
            case WAITING -> "E7F0F8";
            case NOT_OPEN -> "ECEEF1";
            case SEALED -> "F1ECF8";
        };
    }
}
