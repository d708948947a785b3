package vn.guongsang.document.decree30;

import vn.guongsang.document.text.Markup;

/** The {@code styles.xml} of the Word file: one named style for each {@link TextStyle}. */
final class WordStyles {

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String FONT = "Times New Roman";

    private WordStyles() {}

    static String xml() {
        var xml = new Markup().open("w:styles", "xmlns:w", NAMESPACE);
        xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
        xml.empty("w:rFonts", "w:ascii", FONT, "w:hAnsi", FONT, "w:eastAsia", FONT, "w:cs", FONT);
        xml.empty("w:color", "w:val", "000000");
        size(xml, 14);
        xml.empty("w:lang", "w:val", "vi-VN", "w:eastAsia", "vi-VN", "w:bidi", "ar-SA");
        xml.close().close();
        xml.open("w:pPrDefault").open("w:pPr");
        xml.empty("w:spacing", "w:before", 0, "w:after", 0, "w:line", 240, "w:lineRule", "auto");
        xml.close().close().close();
        xml.open("w:style", "w:type", "paragraph", "w:default", 1, "w:styleId", "Normal")
                .empty("w:name", "w:val", "Normal")
                .empty("w:qFormat")
                .close();
        for (var style : TextStyle.values()) {
            style(xml, style);
        }
        rule(xml);
        space(xml);
        return xml.close().toString();
    }

    private static void style(Markup xml, TextStyle style) {
        begin(xml, style.id(), style.name());
        xml.open("w:pPr");
        if (style.keepsNext()) {
            xml.empty("w:keepNext");
        }
        xml.empty("w:spacing", "w:before", twips(style.before()), "w:after", twips(style.after()));
        if (style.left() > 0) {
            xml.empty("w:ind", "w:left", twips(style.left()), "w:hanging", twips(-style.indent()));
        } else if (style.indent() > 0) {
            xml.empty("w:ind", "w:firstLine", twips(style.indent()));
        }
        xml.empty(
                "w:jc",
                "w:val",
                switch (style.align()) {
                    case LEFT -> "left";
                    case CENTER -> "center";
                    case JUSTIFY -> "both";
                });
        if (style.outline() >= 0) {
            xml.empty("w:outlineLvl", "w:val", style.outline());
        }
        xml.close().open("w:rPr");
        if (style.bold()) {
            xml.empty("w:b").empty("w:bCs");
        }
        if (style.italic()) {
            xml.empty("w:i").empty("w:iCs");
        }
        size(xml, style.size());
        xml.close().close();
    }

    /** An empty line four points high with a border above: a rule that no editor can pull away. */
    private static void rule(Markup xml) {
        begin(xml, "rule", "RULE");
        xml.open("w:pPr").empty("w:keepNext").open("w:pBdr");
        xml.empty("w:top", "w:val", "single", "w:sz", 6, "w:space", 0, "w:color", "000000");
        xml.close();
        xml.empty("w:spacing", "w:before", 60, "w:after", 0, "w:line", 80, "w:lineRule", "exact");
        xml.close().open("w:rPr");
        size(xml, 2);
        xml.close().close();
    }

    private static void space(Markup xml) {
        begin(xml, "space", "SPACE");
        xml.open("w:pPr")
                .empty("w:keepNext")
                .empty("w:spacing", "w:before", 0, "w:after", 0, "w:line", 20, "w:lineRule", "exact")
                .close()
                .open("w:rPr");
        size(xml, 2);
        xml.close().close();
    }

    private static void begin(Markup xml, String id, String name) {
        xml.open("w:style", "w:type", "paragraph", "w:customStyle", 1, "w:styleId", id)
                .empty("w:name", "w:val", Words.of("style." + name))
                .empty("w:basedOn", "w:val", "Normal")
                .empty("w:qFormat");
    }

    private static void size(Markup xml, int points) {
        xml.empty("w:sz", "w:val", points * 2).empty("w:szCs", "w:val", points * 2);
    }

    static long twips(double points) {
        return Math.round(points * 20);
    }
}
