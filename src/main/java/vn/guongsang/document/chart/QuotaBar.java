package vn.guongsang.document.chart;

/**
 * One bar for a quota: recognised, in progress, missing; a mark where the target is if more was
 * reached.
 *
 * @param caption e.g. {@code 7/10 cá nhân, thiếu 3, 1 tính trùng}, shown above the bar
 * @param recognised includes what is double-counted
 * @param doubleCounted the part of the recognised that counts for another quota too; hatched
 */
public record QuotaBar(
        String title, String description, String caption, int target, int recognised, int inProgress, int doubleCounted)
        implements SvgChart {

    private static final int TOP = 22;
    private static final int HEIGHT = 20;
    /** A number needs so many percent of the width to stand inside. */
    private static final double ROOM = 6;

    public QuotaBar {
        if (target < 0 || recognised < 0 || inProgress < 0 || doubleCounted < 0 || doubleCounted > recognised) {
            throw new IllegalArgumentException("No quota: %d of %d, %d in progress, %d double-counted"
                    .formatted(recognised, target, inProgress, doubleCounted));
        }
    }

    /** How many are still to be found; never negative. */
    public int missing() {
        return Math.max(0, target - recognised - inProgress);
    }

    @Override
    public String svg() {
        var drawing = new Drawing(this, TOP + HEIGHT + 4);
        drawing.label(caption, 14);
        var whole = Math.max(target, recognised + inProgress);
        if (whole == 0) {
            drawing.bar("missing", 0, 100, TOP, HEIGHT);
            return drawing.svg();
        }
        var scale = 100.0 / whole;
        var x = segment("done", 0, recognised, scale, drawing);
        if (doubleCounted > 0) {
            drawing.hatching(x - doubleCounted * scale, doubleCounted * scale, TOP, HEIGHT);
        }
        x = segment("progress", x, inProgress, scale, drawing);
        segment("missing", x, missing(), scale, drawing);
        if (whole > target) {
            drawing.mark("target", target * scale, TOP - 3, TOP + HEIGHT + 3);
        }
        return drawing.svg();
    }

    private static double segment(String kind, double x, int count, double scale, Drawing drawing) {
        var width = count * scale;
        if (count > 0) {
            drawing.bar(kind, x, width, TOP, HEIGHT);
        }
        if (width >= ROOM) {
            drawing.valueInside(String.valueOf(count), x + width / 2, TOP + 15, kind);
        }
        return x + width;
    }
}
