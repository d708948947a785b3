package vn.guongsang.document.chart;

import java.util.List;
import java.util.Locale;
import vn.guongsang.document.text.Markup;
import vn.guongsang.document.text.PlainText;

/** The few shapes that the charts need. x and widths in percent of the chart, y in pixels. */
final class Drawing {

    private static final int LABEL_LIMIT = 48;

    private final Markup svg = new Markup();

    Drawing(SvgChart chart, int height) {
        svg.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "chart",
                        "role",
                        "img",
                        "width",
                        "100%",
                        "height",
                        height)
                .element("title", PlainText.shortened(chart.title(), 160))
                .element("desc", PlainText.shortened(chart.description(), 300));
    }

    static void checkRows(List<?> rows) {
        if (rows.size() > SvgChart.MAX_ROWS) {
            throw new IllegalArgumentException(
                    "A chart of %d rows; it holds at most %d".formatted(rows.size(), SvgChart.MAX_ROWS));
        }
    }

    void bar(String kind, double x, double width, int y, int height) {
        svg.empty("rect", "class", "chart-" + kind, "x", percent(x), "y", y, "width", percent(width), "height", height);
    }

    /** A thick dashed line: stripes without a pattern, which would need an id. */
    void hatching(double x, double width, int y, int height) {
        svg.empty(
                "line",
                "class",
                "chart-hatch",
                "x1",
                percent(x),
                "x2",
                percent(x + width),
                "y1",
                y + height / 2,
                "y2",
                y + height / 2,
                "stroke-width",
                height,
                "stroke-dasharray",
                "2 3");
    }

    void mark(String kind, double x, int from, int to) {
        svg.empty("line", "class", "chart-" + kind, "x1", percent(x), "x2", percent(x), "y1", from, "y2", to);
    }

    void dot(double x, int y) {
        svg.empty("circle", "class", "chart-milestone", "cx", percent(x), "cy", y, "r", 5);
    }

    void label(String text, int y) {
        svg.element("text", PlainText.shortened(text, LABEL_LIMIT), "class", "chart-text", "x", 0, "y", y);
    }

    void valueAtEnd(String text, int y) {
        svg.element("text", text, "class", "chart-number", "x", "100%", "y", y, "text-anchor", "end");
    }

    void valueInside(String text, double x, int y, String kind) {
        svg.element(
                "text",
                text,
                "class",
                "chart-number chart-on-" + kind,
                "x",
                percent(x),
                "y",
                y,
                "text-anchor",
                "middle");
    }

    /** Text beside a position: on the side that has more room. */
    void beside(String text, double x, int y) {
        var right = x <= 50;
        svg.element(
                "text",
                PlainText.shortened(text, LABEL_LIMIT),
                "class",
                "chart-text",
                "x",
                percent(x),
                "dx",
                right ? 8 : -8,
                "y",
                y,
                "text-anchor",
                right ? "start" : "end");
    }

    String svg() {
        return svg.close().toString();
    }

    private static String percent(double percent) {
        var rounded = Math.round(percent * 100) / 100.0;
        return rounded == Math.rint(rounded) ? (long) rounded + "%" : String.format(Locale.ROOT, "%s%%", rounded);
    }
}
