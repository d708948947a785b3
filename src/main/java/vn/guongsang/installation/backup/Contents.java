package vn.guongsang.installation.backup;

import java.util.Map;

/**
 * What an archive holds, counted; it stands last in it.
 *
 * @param rows of each table
 * @param files of the home directory
 */
public record Contents(Map<String, Long> rows, int files) {

    public int tables() {
        return rows.size();
    }

    public long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
