package vn.guongsang.document.decree30;

import java.util.Locale;

/** The style sheet of the PDF: the page, and one class for each {@link TextStyle}. */
final class PageStyle {

    /** What padding and line of a cell add to the width of its text. */
    static final double CELL_EXTRA = 8.5;

    private static final String PAGE_NUMBER_PLACE = "vertical-align:bottom;padding-bottom:" + points(Page.HEADER / 2);

    private PageStyle() {}

    static String css() {
        var css = new StringBuilder();
        css.append("@page{size:A4;margin:%s %s %s %s;@top-center{content:counter(page);%s;%s}}"
                .formatted(
                        points(Page.TOP),
                        points(Page.RIGHT),
                        points(Page.BOTTOM),
                        points(Page.LEFT),
                        font(TextStyle.PAGE_NUMBER),
                        PAGE_NUMBER_PLACE));
        css.append("@page:first{@top-center{content:none}}");
        css.append("@page annex{@top-center{content:element(page,first);text-align:center;%s}}"
                .formatted(PAGE_NUMBER_PLACE));
        css.append(".page-one,.page-n{position:running(page)}");
        css.append(".page-n:before{content:counter(page);%s}".formatted(font(TextStyle.PAGE_NUMBER)));
        css.append(".annex{page:annex;-fs-page-sequence:start;page-break-before:always}");
        css.append("body{margin:0;color:#000;%s;line-height:%s}".formatted(font(TextStyle.BODY), Page.LINE));
        css.append(".together,tr{page-break-inside:avoid}");
        css.append(".rule{border-top:0.75pt solid #000;margin-top:3pt;height:4pt}");
        css.append("table{width:%s;border-collapse:collapse;table-layout:fixed}".formatted(points(Page.TEXT)));
        css.append("td,th{padding:0;vertical-align:top}");
        css.append(".grid{-fs-table-paginate:paginate;margin-bottom:12pt}");
        css.append(".grid td,.grid th{border:0.5pt solid #000;padding:2pt 4pt}.grid th{vertical-align:middle}");
        for (var style : TextStyle.values()) {
            css.append(".%s{%s;text-align:%s;margin:%s 0 %s %s;text-indent:%s}"
                    .formatted(
                            style.id(),
                            font(style),
                            style.align().name().toLowerCase(Locale.ROOT),
                            points(style.before()),
                            points(style.after()),
                            points(style.left()),
                            points(style.indent())));
        }
        css.append(".left{text-align:left}.center{text-align:center}.right{text-align:right}");
        return css.toString();
    }

    private static String font(TextStyle style) {
        return "font-family:'%s';font-size:%dpt;font-weight:%s;font-style:%s"
                .formatted(
                        Serif.FAMILY,
                        style.size(),
                        style.bold() ? "bold" : "normal",
                        style.italic() ? "italic" : "normal");
    }

    static String points(double points) {
        return String.format(Locale.ROOT, "%.2fpt", points);
    }
}
