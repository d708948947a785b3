package vn.guongsang.document.chart;

/**
 * A chart as SVG of at most 8 KB for the inside of a page. Lengths are percentages, so that it fits
 * any width while its text keeps its size; colours and fonts come from the {@code chart-…} classes;
 * it has no ids, no styles and no words of its own. A data table belongs beside it.
 */
public sealed interface SvgChart permits BarChart, QuotaBar, PhaseTimeline {

    /** More rows would neither be read nor fit the 8 KB: the rest is for the table. */
    int MAX_ROWS = 16;

    /** What the chart shows, as its accessible name. */
    String title();

    /** What one should see in it, in a sentence with the numbers. */
    String description();

    /** The escaped {@code <svg>} element. */
    String svg();
}
