package vn.guongsang.installation.backup;

import java.util.List;

/**
 * What stands first in an archive.
 *
 * @param madeAt ISO 8601, in UTC
 * @param migrations those that had made the schema, oldest first
 */
record Manifest(String madeAt, List<Migration> migrations, List<Table> tables, List<Sequence> sequences) {

    record Migration(String version, int checksum) {}

    /** @param columns without the generated ones, which generate themselves anew */
    record Table(String name, List<String> columns) {

        /** As SQL names it, ready to be copied. */
        String sql() {
            return Sql.quoted(name) + " ("
                    + String.join(", ", columns.stream().map(Sql::quoted).toList()) + ")";
        }
    }

    record Sequence(String name, long last, boolean called) {}
}
