package vn.guongsang.frame;

/**
 * A column of a table.
 *
 * @param key its name in the address when rows can be sorted by it
 * @param number set in tabular figures, to the right
 */
public record Column(String key, Text label, boolean number, boolean sortable) {

    public static Column of(String key, String label) {
        return new Column(key, Text.key(label), false, false);
    }

    public static Column number(String key, String label) {
        return new Column(key, Text.key(label), true, false);
    }

    public Column sorted() {
        return new Column(key, label, number, true);
    }
}
