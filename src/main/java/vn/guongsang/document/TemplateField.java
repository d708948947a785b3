package vn.guongsang.document;

/**
 * A place in an edited form that a document fills.
 *
 * @param name as it is written between {@code «} and {@code »}; a dot parts a list from what each of its rows holds
 * @param example what a document would put there
 * @param place how it must stand
 */
public record TemplateField(String name, String example, Place place) {

    public enum Place {
        /** anywhere in a line */
        INLINE,
        /** its line is repeated for each of its items */
        REPEATED,
        /** its table row, or else its line, is repeated for each row of the list */
        ROW,
        /** alone in its paragraph: what is put there has paragraphs and tables of its own */
        ALONE
    }
}
