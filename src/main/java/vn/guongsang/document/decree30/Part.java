package vn.guongsang.document.decree30;

import java.util.List;
import vn.guongsang.document.Block;

/** What the form puts on the page, from top to bottom. Lengths in points. */
sealed interface Part {

    /**
     * A paragraph. A line feed breaks the line.
     *
     * @param lead bold words that it begins with; empty if none
     * @param keepsNext stays on the page of what follows
     */
    record Line(TextStyle style, String lead, String text, boolean keepsNext) implements Part {
        Line(TextStyle style, String text) {
            this(style, "", text, style.keepsNext());
        }

        Line(TextStyle style, String lead, String text) {
            this(style, lead, text, style.keepsNext());
        }

        Line keptWithNext() {
            return new Line(style, lead, text, true);
        }

        Line ending(String end) {
            return new Line(style, lead, text.endsWith(".") ? text + end.substring(1) : text + end, keepsNext);
        }
    }

    /** A centred horizontal rule. */
    record Rule(double width) implements Part {}

    /** Empty height. */
    record Space(double height) implements Part {}

    /** Blocks side by side, without lines. */
    record Columns(double left, double right, List<Row> rows) implements Part {

        record Row(List<Part> left, List<Part> right) {}
    }

    /** A ruled table. */
    record Grid(Block.Table table) implements Part {}
}
