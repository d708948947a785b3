package vn.guongsang.document.decree30;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.guongsang.document.OfficialDocument;

/**
 * The built-in form of a kind of document with its fields in place of values: what an administrator takes as the
 * beginning of an own form. Rules and columns keep the widths that the example gave them.
 */
final class StandardTemplate {

    private static final Set<TextStyle> TEXT =
            Set.of(TextStyle.BODY, TextStyle.ARTICLE, TextStyle.HEADING_1, TextStyle.HEADING_2, TextStyle.HEADING_3);

    private final boolean clerk;
    private final Set<TextStyle> once = new HashSet<>();
    private boolean clerkSigned;

    private StandardTemplate(OfficialDocument example) {
        this.clerk = example.clerk() != null;
    }

    static List<Part> of(OfficialDocument example) {
        var standard = new StandardTemplate(example);
        var parts = standard.fields(Form.of(example).sections().getFirst());
        parts.add(line(TextStyle.BODY, Fields.ANNEXES));
        return parts;
    }

    private List<Part> fields(List<Part> parts) {
        var fields = new ArrayList<Part>();
        for (var part : parts) {
            switch (part) {
                case Part.Line line -> fields.addAll(field(line));
                case Part.Columns columns ->
                    fields.add(new Part.Columns(
                            columns.left(),
                            columns.right(),
                            columns.rows().stream()
                                    .map(row -> new Part.Columns.Row(fields(row.left()), fields(row.right())))
                                    .toList()));
                case Part.Grid _ -> {
                    // stands in the text, which is one field
                }
                case Part.Rule _, Part.Space _ -> fields.add(part);
            }
        }
        return fields;
    }

    /** The second line of a list, and of the text, stands in the field of the first. */
    private List<Part> field(Part.Line line) {
        TextStyle style = line.style();
        if (TEXT.contains(style)) {
            return once.add(TextStyle.BODY) ? List.of(line(TextStyle.BODY, Fields.BODY)) : List.of();
        }
        return switch (style) {
            case SUPERIOR -> List.of(line(style, "CO_QUAN_CHU_QUAN"));
            case ISSUER -> List.of(line(style, "CO_QUAN"));
            case NUMBER -> List.of(said(style, Words.of("number") + " «so_ky_hieu»"));
            case SUBJECT -> List.of(said(style, Words.of("about.letter") + " «trich_yeu»"));
            case PLACE_AND_DATE -> List.of(said(style, Words.of("date", "«dia_danh»", "«ngay»", "«thang»", "«nam»")));
            case ABOUT -> List.of(line(style, "trich_yeu"));
            case AUTHORITY -> List.of(line(style, "THAM_QUYEN"));
            case ADDRESSEE -> List.of(said(style, Words.of("to") + " «kinh_gui»"));
            case ADDRESSEES -> once.add(style) ? List.of(said(style, "- «kinh_gui»")) : List.of();
            case BASIS -> once.add(style) ? List.of(line(style, "can_cu")) : List.of();
            case CAPACITY -> List.of(line(style, byClerk() ? "QUYEN_HAN_THU_KY" : "QUYEN_HAN_KY"));
            case SIGNER -> {
                boolean byClerk = byClerk();
                clerkSigned = true;
                yield List.of(line(style, byClerk ? "thu_ky" : "nguoi_ky"));
            }
            case RECIPIENTS ->
                once.add(style)
                        ? List.of(said(style, "- «noi_nhan»"), said(style, "- " + Words.of("archive") + " «luu»."))
                        : List.of();
            default -> List.of(line);
        };
    }

    private boolean byClerk() {
        return clerk && !clerkSigned;
    }

    private static Part line(TextStyle style, String field) {
        return said(style, "«" + field + "»");
    }

    private static Part said(TextStyle style, String text) {
        return new Part.Line(style, text);
    }
}
