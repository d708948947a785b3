package vn.guongsang.document.decree30;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Signature;
import vn.guongsang.document.TemplateField;
import vn.guongsang.document.TemplateField.Place;

/**
 * What a document puts into the fields of a form that was edited in Word. A field is written {@code «ten_truong»};
 * written in capitals, its value is set in capitals.
 *
 * @param texts one text for each name
 * @param items lines of a list without columns, by the name of the list
 * @param rows rows of a list with columns
 */
record Fields(Map<String, String> texts, Map<String, List<String>> items, Map<String, List<Map<String, String>>> rows) {

    static final Pattern FIELD = Pattern.compile("«\\s*([\\p{L}\\d_.]*)\\s*»");

    static final String BODY = "noi_dung";
    static final String ANNEXES = "phu_luc";
    private static final Set<String> ALONE = Set.of(BODY, ANNEXES);

    static Fields of(OfficialDocument document) {
        Issuer issuer = document.issuer();
        var texts = new LinkedHashMap<String, String>();
        texts.put("co_quan_chu_quan", issuer.superior() == null ? "" : issuer.superior());
        texts.put("co_quan", issuer.name());
        texts.put("so_ky_hieu", Form.number(document));
        texts.put("dia_danh", issuer.place());
        texts.put("ngay", Form.day(document.date()));
        texts.put("thang", Form.month(document.date()));
        texts.put("nam", Form.year(document.date()));
        texts.put("trich_yeu", document.kind() == DocumentKind.LETTER ? Form.subject(document) : document.about());
        texts.put("tham_quyen", document.authority());
        sign(texts, "quyen_han_ky", "nguoi_ky", document.signature());
        if (document.clerk() != null) {
            sign(texts, "quyen_han_thu_ky", "thu_ky", document.clerk());
        }
        texts.put("luu", document.recipients().archive());
        texts.putAll(document.details());
        var items = new LinkedHashMap<String, List<String>>();
        List<String> to = document.addressees();
        items.put("kinh_gui", to.size() == 1 ? to : Form.listed(to));
        items.put("can_cu", Form.listed(document.bases()));
        var recipients = new ArrayList<>(document.recipients().to());
        recipients.add("");
        items.put("noi_nhan", Form.listed(recipients).subList(0, recipients.size() - 1));
        return new Fields(texts, items, document.lists());
    }

    private static void sign(Map<String, String> texts, String capacity, String name, Signature signature) {
        texts.put(capacity, String.join("\n", signature.capacity()));
        texts.put(name, signature.name());
    }

    /** All that can stand in a form of this kind of document, with what this document would put there. */
    List<TemplateField> described() {
        var described = new ArrayList<TemplateField>();
        texts.forEach((name, text) -> described.add(new TemplateField(name, text, Place.INLINE)));
        items.forEach((name, lines) ->
                described.add(new TemplateField(name, lines.isEmpty() ? "" : lines.getFirst(), Place.REPEATED)));
        rows.forEach((list, all) -> all.stream()
                .limit(1)
                .forEach(row -> row.forEach(
                        (column, text) -> described.add(new TemplateField(list + "." + column, text, Place.ROW)))));
        described.add(new TemplateField(BODY, "", Place.ALONE));
        described.add(new TemplateField(ANNEXES, "", Place.ALONE));
        return described;
    }

    Set<String> names() {
        var names = new LinkedHashSet<String>();
        described().forEach(field -> names.add(field.name()));
        return names;
    }

    /** The fields in a text, as named, whatever their case. */
    static List<String> in(String text) {
        return FIELD.matcher(text).results().map(found -> name(found.group(1))).toList();
    }

    static String name(String written) {
        return written.toLowerCase(Locale.ROOT);
    }

    /** @param row what the row in which the field stands holds, by full names; empty outside of rows */
    Optional<String> value(String written, Map<String, String> row) {
        String name = name(written);
        String value = row.containsKey(name) ? row.get(name) : texts.get(name);
        if (value == null && items.containsKey(name)) {
            value = String.join("\n", items.getOrDefault(name, List.of()));
        }
        boolean capitals = written.equals(written.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(value).map(text -> capitals ? Words.capitals(text) : text);
    }

    boolean alone(String name) {
        return ALONE.contains(name);
    }

    /** The list with columns to which one of the fields in a text belongs. */
    Optional<String> listOf(String text) {
        return in(text).stream()
                .filter(name -> name.indexOf('.') > 0)
                .map(name -> name.substring(0, name.indexOf('.')))
                .filter(rows::containsKey)
                .findFirst();
    }

    /** The rows of a list by full names, numbered in their order. */
    List<Map<String, String>> rowsOf(String list) {
        return rows.getOrDefault(list, List.of()).stream()
                .map(row -> {
                    var named = new LinkedHashMap<String, String>();
                    row.forEach((column, text) -> named.put(list + "." + column, text));
                    return (Map<String, String>) named;
                })
                .toList();
    }
}
