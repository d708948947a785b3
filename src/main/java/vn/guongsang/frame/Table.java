package vn.guongsang.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a table: what it lists, how many in all, its columns, where it downloads. Rows are
 * written in the template.
 *
 * @param total null when counting would cost more than it tells
 * @param download address of the same list as XLSX, null when there is none
 */
public record Table(
        Text caption,
        @Nullable Long total,
        List<Column> columns,
        @Nullable String download) {

    public static Table of(String caption, Column... columns) {
        return new Table(Text.key(caption), null, List.of(columns), null);
    }

    public Table total(long total) {
        return new Table(caption, total, columns, download);
    }

    public Table download(String address) {
        return new Table(caption, total, columns, address);
    }

    public Column column(String key) {
        return columns.stream()
                .filter(c -> c.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + key));
    }
}
