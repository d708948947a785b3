package vn.guongsang.document.decree30;

import static vn.guongsang.document.decree30.TextStyle.Align.CENTER;
import static vn.guongsang.document.decree30.TextStyle.Align.JUSTIFY;
import static vn.guongsang.document.decree30.TextStyle.Align.LEFT;
import static vn.guongsang.document.decree30.TextStyle.Look.BOLD;
import static vn.guongsang.document.decree30.TextStyle.Look.BOLD_ITALIC;
import static vn.guongsang.document.decree30.TextStyle.Look.ITALIC;
import static vn.guongsang.document.decree30.TextStyle.Look.UPRIGHT;

import java.util.Locale;

/**
 * How each part of the form is set, in points (Nghị định 30/2020/NĐ-CP, phụ lục I, phần I, mục II
 * and the table of samples in mục V). Word styles and the style sheet of the PDF both come from
 * here. Where the decree gives a range: 13 in the head, 14 in the text.
 */
enum TextStyle {
    NATION(13, BOLD, CENTER),
    MOTTO(14, BOLD, CENTER),
    SUPERIOR(13, UPRIGHT, CENTER),
    ISSUER(13, BOLD, CENTER),
    NUMBER(13, UPRIGHT, CENTER, 0, 6, 0),
    SUBJECT(13, UPRIGHT, CENTER, 0, 6, 0),
    PLACE_AND_DATE(13, ITALIC, CENTER, 0, 6, 0),
    KIND(14, BOLD, CENTER, 0, 18, 0),
    ABOUT(14, BOLD, CENTER, 0, 0, 0),
    AUTHORITY(14, BOLD, CENTER, 0, 14, 0),
    ADDRESSEE(14, UPRIGHT, CENTER, 0, 8, 0),
    ADDRESSEES_TITLE(14, UPRIGHT, LEFT, 85, 8, 0),
    /** hangs so that the dash stands under the colon of {@code Kính gửi:} */
    ADDRESSEES(14, UPRIGHT, LEFT, -8.2, 0, 3),
    BASIS(14, ITALIC, JUSTIFY, Page.INDENT, 0, 6),
    DECIDES(14, BOLD, CENTER, 0, 8, 8),
    HEADING_1(14, BOLD, JUSTIFY, Page.INDENT, 6, 6),
    HEADING_2(14, BOLD, JUSTIFY, Page.INDENT, 3, 6),
    HEADING_3(14, BOLD_ITALIC, JUSTIFY, Page.INDENT, 0, 6),
    ARTICLE(14, UPRIGHT, JUSTIFY, Page.INDENT, 0, 6),
    BODY(14, UPRIGHT, JUSTIFY, Page.INDENT, 0, 6),
    CELL_HEAD(13, BOLD, CENTER),
    CELL(13, UPRIGHT, LEFT),
    CAPACITY(14, BOLD, CENTER, 0, 6, 0),
    /** the distance leaves room for signature and seal */
    SIGNER(14, BOLD, CENTER, 0, 72, 0),
    RECIPIENTS_TITLE(12, BOLD_ITALIC, LEFT, 0, 6, 0),
    RECIPIENTS(11, UPRIGHT, LEFT),
    ANNEX(14, BOLD, CENTER),
    ANNEX_TITLE(14, BOLD, CENTER, 0, 3, 0),
    ANNEX_OF(14, ITALIC, CENTER, 0, 3, 0),
    PAGE_NUMBER(14, UPRIGHT, CENTER);

    enum Align {
        LEFT,
        CENTER,
        JUSTIFY
    }

    enum Look {
        UPRIGHT,
        BOLD,
        ITALIC,
        BOLD_ITALIC
    }

    private final int size;
    private final Look look;
    private final Align align;
    private final double indent;
    private final double before;
    private final double after;

    TextStyle(int size, Look look, Align align) {
        this(size, look, align, 0, 0, 0);
    }

    TextStyle(int size, Look look, Align align, double indent, double before, double after) {
        this.size = size;
        this.look = look;
        this.align = align;
        this.indent = indent;
        this.before = before;
        this.after = after;
    }

    int size() {
        return size;
    }

    boolean bold() {
        return look == BOLD || look == BOLD_ITALIC;
    }

    boolean italic() {
        return look == ITALIC || look == BOLD_ITALIC;
    }

    Align align() {
        return align;
    }

    /** Indent of the first line; negative if it hangs out of {@link #left()}. */
    double indent() {
        return indent;
    }

    /** Indent of the whole paragraph. */
    double left() {
        return this == ADDRESSEES ? ADDRESSEES_TITLE.indent + ADDRESSEES_TITLE.width(Words.of("to")) - indent : 0;
    }

    double before() {
        return before;
    }

    double after() {
        return after;
    }

    /** Level in the outline of the document, from 0; -1 if it is no heading. */
    int outline() {
        return switch (this) {
            case HEADING_1, ARTICLE -> 0;
            case HEADING_2 -> 1;
            case HEADING_3 -> 2;
            default -> -1;
        };
    }

    /** Never the last on its page. */
    boolean keepsNext() {
        return switch (this) {
            case KIND, ABOUT, AUTHORITY, DECIDES, HEADING_1, HEADING_2, HEADING_3, ANNEX, ANNEX_TITLE, ANNEX_OF -> true;
            default -> false;
        };
    }

    double width(String text) {
        return Serif.of(bold(), italic()).width(text, size);
    }

    /** Name as CSS class and Word style id. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
