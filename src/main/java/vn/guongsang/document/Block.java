package vn.guongsang.document;

import java.util.List;

/** A part of the body of a document. The form gives each its indent, weight and distance. */
public sealed interface Block {

    /** One paragraph of plain text. */
    record Paragraph(String text) implements Block {}

    /**
     * A bold line above a part: {@code I. MỤC ĐÍCH, YÊU CẦU} at level 1, {@code 1. Mục đích} at
     * level 2. Its number is part of the text.
     *
     * @param level 1 to 3
     */
    record Heading(int level, String text) implements Block {
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("A heading has level 1 to 3, not " + level);
            }
        }
    }

    /**
     * {@code Điều <number>. <text>}, followed by its clauses (khoản), which the form numbers {@code
     * 1.}, {@code 2.} …
     */
    record Article(int number, String text, List<String> points) implements Block {
        public Article {
            points = List.copyOf(points);
        }

        public Article(int number, String text) {
            this(number, text, List.of());
        }
    }

    /**
     * A ruled table; its head repeats on every page.
     *
     * @param rows one text per column; an empty text leaves the cell blank
     */
    record Table(List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("A row of %d cells in a table of %d columns: %s"
                            .formatted(row.size(), columns.size(), row));
                }
            }
        }

        /** @param weight share of the width, relative to the other columns */
        public record Column(String title, int weight, Align align) {}

        public enum Align {
            LEFT,
            CENTER,
            RIGHT
        }
    }
}
