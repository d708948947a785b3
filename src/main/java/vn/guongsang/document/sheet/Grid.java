package vn.guongsang.document.sheet;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.document.IncomingSheet.Fault;

/**
 * Cells as they stand in one sheet of a file.
 *
 * @param dayZero what Excel's day 0 is worth in the other of its two calendars: 0 or 1462
 */
record Grid(List<Line> lines, int dayZero) {

    /** @param number of the line in the file, from 1 */
    record Line(int number, List<Cell> cells) {

        Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }
    }

    /** @param number the value of a cell that holds one */
    record Cell(
            String text,
            @Nullable BigDecimal number,
            @Nullable Fault fault) {

        static final Cell BLANK = text("");

        static Cell text(String text) {
            return new Cell(text, null, null);
        }

        static Cell number(BigDecimal number) {
            return new Cell(number.stripTrailingZeros().toPlainString(), number, null);
        }

        static Cell faulty(Fault fault, String text) {
            return new Cell(text, null, fault);
        }

        boolean isBlank() {
            return text.isBlank() && fault == null;
        }
    }
}
