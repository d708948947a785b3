package vn.guongsang.document.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.IncomingSheet.Fault;
import vn.guongsang.verdict.Refusal;

/** The visible sheets of an XLSX file. */
final class XlsxGrids {

    /** All that may come out of the container, in bytes; what is read stands in memory. */
    private static final int UNPACKED = 64 * 1024 * 1024;

    private static final int COLUMNS = 200;
    private static final int DAYS_BETWEEN_CALENDARS = 1462;

    private XlsxGrids() {}

    static List<Grid> of(byte[] content) {
        mustNotBurst(content);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            int dayZero = workbook.isDate1904() ? DAYS_BETWEEN_CALENDARS : 0;
            List<Grid> grids = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList()) {
                try (Stream<Row> rows = sheet.openStream()) {
                    grids.add(new Grid(lines(rows), dayZero));
                }
            }
            return grids;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            // the reader tells a broken file by whatever it stumbles over
            throw Unreadable.because("broken");
        }
    }

    /** What the container says of its sizes is not believed. */
    private static void mustNotBurst(byte[] content) {
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            long left = UNPACKED;
            var buffer = new byte[64 * 1024];
            for (var entry : Collections.list(zip.getEntries())) {
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read; (read = part.read(buffer)) >= 0; ) {
                        left -= read;
                        if (left < 0) {
                            throw Unreadable.because("bursts", UNPACKED / 1024 / 1024);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw Unreadable.because("broken");
        }
    }

    private static List<Grid.Line> lines(Stream<Row> rows) {
        List<Grid.Line> lines = new ArrayList<>();
        rows.forEach(row -> {
            List<Grid.Cell> cells = new ArrayList<>();
            for (int c = 0; c < Math.min(row.getCellCount(), COLUMNS); c++) {
                cells.add(cell(row.getCell(c)));
            }
            if (cells.stream().allMatch(Grid.Cell::isBlank)) {
                return;
            }
            if (lines.size() > IncomingSheet.ROWS + SheetReader.HEAD) {
                throw Unreadable.because("rows", IncomingSheet.ROWS);
            }
            lines.add(new Grid.Line(row.getRowNum(), cells));
        });
        return lines;
    }

    @SuppressWarnings("NullAway") // the reader has no null marks
    private static Grid.Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return Grid.Cell.BLANK;
        }
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return Grid.Cell.faulty(Fault.FORMULA, "");
        }
        return switch (cell.getType()) {
            case NUMBER -> Grid.Cell.number((BigDecimal) cell.getValue());
            case ERROR -> Grid.Cell.faulty(Fault.ERROR, cell.getRawValue());
            case STRING, BOOLEAN, FORMULA, EMPTY -> Grid.Cell.text(cell.getText());
        };
    }
}
