package vn.guongsang.certificate.paper;

/**
 * A line of text in its place, in points from the upper left corner of the sheet.
 *
 * @param x where it begins
 * @param y of its base line
 * @param width of the text
 * @param rule whether a line stands below it
 */
public record Line(String text, double x, double y, double width, double size, Face face, String colour, boolean rule) {

    /** How far below the base line the rule begins. */
    public double ruleBelow() {
        return size * 0.3;
    }

    public double ruleWeight() {
        return Math.max(0.6, size / 20);
    }
}
