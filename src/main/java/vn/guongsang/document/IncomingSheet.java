package vn.guongsang.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.guongsang.document.sheet.SheetReader;

/**
 * A table that came in as XLSX or CSV, by the columns that were asked for. Formulas are never worked out.
 *
 * @param mapped for each column that was found, its heading as the file has it
 * @param ignored headings that nobody asked for
 * @param rows without the blank ones
 */
public record IncomingSheet(Map<String, String> mapped, List<String> ignored, List<Row> rows) {

    /** More rows than this are to be sent in several files. */
    public static final int ROWS = 50_000;

    /** What a column holds. */
    public enum Type {
        TEXT,
        /** d/m/yyyy, dd-mm-yyyy, yyyy-mm-dd, dd.mm.yy, or a day as Excel keeps it */
        DATE
    }

    /**
     * A column that is asked for.
     *
     * @param headings in its variants; case, marks, signs and what stands in brackets do not matter. Under
     *     a merged heading its own words do, or both together
     */
    public record Column(String key, Type type, boolean required, List<String> headings) {}

    /** Why a cell cannot be taken as it is. */
    public enum Fault {
        FORMULA,
        /** one of Excel's error values, {@code #REF!} and the like */
        ERROR,
        NO_DATE
    }

    /**
     * @param number as the program that wrote the file counts, from 1
     * @param texts NFC, nothing around them, none that are blank; days as d/m/y
     */
    public record Row(int number, Map<String, String> texts, Map<String, LocalDate> days, Map<String, Fault> faults) {

        /** Empty for a blank cell, and for a column that the file does not have. */
        public String text(String column) {
            return texts.getOrDefault(column, "");
        }

        public Optional<LocalDate> day(String column) {
            return Optional.ofNullable(days.get(column));
        }
    }

    /**
     * Finds the columns by their headings, in any sheet of the file and below any title, and reads the rows
     * under them.
     *
     * @throws vn.guongsang.verdict.Refusal if the file is not what it says, is broken, too large or in an
     *     encoding that nobody can tell, or if a required column is not there or is there twice
     */
    public static IncomingSheet read(Upload upload, List<Column> columns) {
        return SheetReader.read(upload, columns);
    }
}
