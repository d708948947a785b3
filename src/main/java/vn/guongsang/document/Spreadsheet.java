package vn.guongsang.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that leaves as an XLSX file: one sheet with a title, a frozen head, a filter and its rows.
 *
 * @param subtitle e.g. {@code Số liệu đến ngày 21/11/2026}; empty if none
 * @param rows one value per column, written as they come: a long list may be read while it is
 *     written
 * @param footer notes below the rows, asked for when the rows are written
 * @param guide name of a second sheet that explains the columns and lists what each may hold; empty for
 *     none. Excel then offers the lists in the cells
 */
public record Spreadsheet(
        String title,
        String subtitle,
        List<Column> columns,
        Iterable<? extends List<? extends @Nullable Object>> rows,
        Iterable<String> footer,
        String guide) {

    public Spreadsheet {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A spreadsheet without columns: " + title);
        }
    }

    public Spreadsheet(
            String title,
            String subtitle,
            List<Column> columns,
            Iterable<? extends List<? extends @Nullable Object>> rows,
            Iterable<String> footer) {
        this(title, subtitle, columns, rows, footer, "");
    }

    /**
     * @param width in characters of the standard font, at most 255
     * @param hint how it is to be filled in, for the guide
     * @param choices all that it may hold, for the guide; none where anything may stand
     */
    public record Column(String title, Type type, int width, String hint, List<String> choices) {
        public Column(String title, Type type, int width) {
            this(title, type, width, "", List.of());
        }
    }

    /** What a column holds, and so how its values are stored. A null leaves any cell blank. */
    public enum Type {
        /** any value, by its text; never a formula */
        TEXT,
        /** a {@link Number} */
        NUMBER,
        /** a {@link java.time.LocalDate}, shown as d/m/y */
        DATE,
        /** a {@link Status} */
        STATUS
    }

    /** A word on a ground that repeats its meaning in colour. */
    public record Status(String label, Tone tone) {}

    /** The status pairs of the pages, in their light theme. */
    public enum Tone {
        DONE,
        NEAR,
        LATE,
        WAITING,
        NOT_OPEN,
        SEALED
    }
}
