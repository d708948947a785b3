package vn.guongsang.document.decree30;

import java.util.List;
import java.util.Locale;
import vn.guongsang.document.Block;
import vn.guongsang.document.text.Markup;
import vn.guongsang.document.text.PlainText;

/** The form as XHTML with its style sheet, for the PDF renderer only: no browser ever sees it. */
final class PageMarkup {

    /** The renderer walks through all rows of a section for each of them. */
    private static final int SECTION = 50;

    private final Markup html = new Markup();

    private PageMarkup() {}

    static String of(Form form) {
        var page = new PageMarkup();
        page.write(form);
        return page.html.toString();
    }

    /**
     * The renderer knows only one first page. A page of an annex shows the first running element
     * that begins on it, or else the last one before it: so its first page has no number either.
     */
    private void write(Form form) {
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "vi")
                .open("head")
                .element("title", form.title())
                .empty("meta", "name", "subject", "content", form.title())
                .empty("meta", "name", "description", "content", form.title())
                .element("style", PageStyle.css())
                .close()
                .open("body");
        for (var section : form.sections()) {
            var annex = section != form.sections().getFirst();
            html.open("div", "class", annex ? "annex" : "main");
            if (annex) {
                html.element("div", "", "class", "page-one").element("div", "", "class", "page-n");
            }
            parts(section, Page.TEXT);
            html.close();
        }
        html.close().close();
    }

    /** What keeps to its successor shares an unbreakable box with it. */
    private void parts(List<Part> parts, double room) {
        var together = false;
        for (var part : parts) {
            var keepsNext = part instanceof Part.Line line && line.keepsNext()
                    || together && (part instanceof Part.Rule || part instanceof Part.Space);
            if (keepsNext && !together) {
                html.open("div", "class", "together");
            }
            part(part, room);
            if (together && !keepsNext) {
                html.close();
            }
            together = keepsNext;
        }
        if (together) {
            html.close();
        }
    }

    private void part(Part part, double room) {
        switch (part) {
            case Part.Line line -> line(line);
            case Part.Rule rule -> rule(rule, room);
            case Part.Space space ->
                html.element("div", "", "class", "space", "style", "height:" + points(space.height()));
            case Part.Columns columns -> columns(columns);
            case Part.Grid grid -> grid(grid.table());
        }
    }

    private void line(Part.Line line) {
        html.open(element(line.style()), "class", line.style().id());
        if (!line.lead().isEmpty()) {
            html.element("b", line.lead());
        }
        text(line.text());
        html.close();
    }

    private void text(String text) {
        var lines = PlainText.clean(text).split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) {
                html.empty("br");
            }
            html.text(lines[i]);
        }
    }

    private static String element(TextStyle style) {
        return switch (style) {
            case KIND, ANNEX -> "h1";
            case HEADING_1 -> "h2";
            case HEADING_2 -> "h3";
            case HEADING_3 -> "h4";
            default -> "p";
        };
    }

    private void rule(Part.Rule rule, double room) {
        var side = points((room - rule.width()) / 2);
        html.element("div", "", "class", "rule", "style", "margin-left:%s;margin-right:%s".formatted(side, side));
    }

    private void columns(Part.Columns columns) {
        html.open("table", "class", "columns");
        for (var row : columns.rows()) {
            html.open("tr");
            column(row.left(), columns.left());
            column(row.right(), columns.right());
            html.close();
        }
        html.close();
    }

    private void column(List<Part> parts, double width) {
        html.open("td", "style", "width:" + points(width));
        parts(parts, width);
        html.close();
    }

    private void grid(Block.Table table) {
        var weights =
                table.columns().stream().mapToInt(Block.Table.Column::weight).sum();
        html.open("table", "class", "grid").open("thead").open("tr");
        for (var column : table.columns()) {
            var width = points(Page.TEXT * column.weight() / weights - PageStyle.CELL_EXTRA);
            html.element("th", column.title(), "class", TextStyle.CELL_HEAD.id(), "style", "width:" + width);
        }
        html.close().close();
        for (var from = 0; from < table.rows().size(); from += SECTION) {
            html.open("tbody");
            table.rows()
                    .subList(from, Math.min(from + SECTION, table.rows().size()))
                    .forEach(row -> row(table.columns(), row));
            html.close();
        }
        html.close();
    }

    private void row(List<Block.Table.Column> columns, List<String> row) {
        html.open("tr");
        for (var c = 0; c < row.size(); c++) {
            var align = columns.get(c).align().name().toLowerCase(Locale.ROOT);
            html.open("td", "class", TextStyle.CELL.id() + " " + align);
            text(row.get(c));
            html.close();
        }
        html.close();
    }

    private static String points(double points) {
        return PageStyle.points(points);
    }
}
