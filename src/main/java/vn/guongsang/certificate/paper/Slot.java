package vn.guongsang.certificate.paper;

/**
 * A place for a text on the sheet.
 *
 * @param text with the names of {@link Value} in braces
 * @param x from the left edge, in millimetres
 * @param y from the upper edge to the first line, in millimetres
 * @param width in millimetres
 * @param lines the most it may take
 * @param size in points; a long text is set smaller
 * @param capitals whether all letters become capitals
 * @param rule whether a line of the text's length stands below it
 * @param colour {@code #rrggbb}
 */
public record Slot(
        String text,
        double x,
        double y,
        double width,
        int lines,
        double size,
        Face face,
        Align align,
        boolean capitals,
        boolean rule,
        String colour) {

    /** Where a line stands between the edges of its slot. */
    public enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** Whether it says the same on every certificate. */
    boolean fixed() {
        return Value.in(text).isEmpty();
    }
}
