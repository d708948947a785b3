package vn.guongsang.document.sheet;

import vn.guongsang.document.text.PlainText;

/**
 * Names that Excel takes for a sheet: 1 to 31 characters, none of {@code [ ] : * ? / \}, no
 * apostrophe at either end, and not the reserved word {@code History}.
 */
final class SheetName {

    private static final int LIMIT = 31;

    private SheetName() {}

    static String of(String title) {
        var name = trimmed(PlainText.clean(title).replaceAll("[\\[\\]:*?/\\\\\\s]+", " "));
        if (name.length() > LIMIT) {
            name = trimmed(PlainText.shortened(name, LIMIT));
        }
        return name.isEmpty() || name.equalsIgnoreCase("History") ? "Sheet1" : name;
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[\\s']+|[\\s']+$", "");
    }
}
