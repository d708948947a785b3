package vn.guongsang.document.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars on one scale from zero, each labelled directly.
 *
 * @param full the value that fills the width, such as 100 of percentages; null for the greatest of the bars
 */
public record BarChart(
        String title,
        String description,
        List<Bar> bars,
        @Nullable Double full) implements SvgChart {

    private static final int ROW = 40;

    public BarChart {
        bars = List.copyOf(bars);
        Drawing.checkRows(bars);
    }

    public BarChart(String title, String description, List<Bar> bars) {
        this(title, description, bars, null);
    }

    /**
     * @param shown the value as text, e.g. {@code 7/10}
     * @param value not negative
     * @param doubleCounted the part of the value that was counted elsewhere too; hatched
     * @param target target or minimum, marked across the bar; null if none
     */
    public record Bar(
            String label,
            String shown,
            double value,
            double doubleCounted,
            @Nullable Double target) {
        public Bar {
            if (!(value >= 0 && doubleCounted >= 0 && doubleCounted <= value) || target != null && !(target >= 0)) {
                throw new IllegalArgumentException(
                        "No bar: %s of %s, target %s".formatted(doubleCounted, value, target));
            }
        }

        public Bar(String label, String shown, double value) {
            this(label, shown, value, 0, null);
        }

        private double reach() {
            return target == null ? value : Math.max(value, target);
        }
    }

    @Override
    public String svg() {
        var drawing = new Drawing(this, bars.size() * ROW);
        var greatest = bars.stream().mapToDouble(Bar::reach).max().orElse(0);
        var reach = full == null ? greatest : Math.max(full, greatest);
        // a little room, so that a mark at the very end is seen whole
        var scale = reach == 0 ? 0 : 99 / reach;
        for (var i = 0; i < bars.size(); i++) {
            draw(bars.get(i), i * ROW, scale, drawing);
        }
        return drawing.svg();
    }

    private static void draw(Bar bar, int y, double scale, Drawing drawing) {
        drawing.label(bar.label(), y + 14);
        drawing.valueAtEnd(bar.shown(), y + 14);
        var once = (bar.value() - bar.doubleCounted()) * scale;
        drawing.bar("done", 0, bar.value() * scale, y + 20, 12);
        if (bar.doubleCounted() > 0) {
            drawing.hatching(once, bar.doubleCounted() * scale, y + 20, 12);
        }
        if (bar.target() != null) {
            drawing.mark("target", bar.target() * scale, y + 17, y + 35);
        }
    }
}
