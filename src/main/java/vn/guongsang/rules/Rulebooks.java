package vn.guongsang.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.rules.language.RuleJson;
import vn.guongsang.rules.language.RuleVersion;

/** The rulebook as the database has it now: read anew only when something has come in. */
@Repository
class Rulebooks {

    private record Read(long stamp, Rulebook book) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Read last;

    Rulebooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Rulebook current() {
        long stamp = jdbc.sql("""
                        SELECT (SELECT coalesce(max(stamp), 0) FROM rules_version)
                             + (SELECT coalesce(max(stamp), 0) FROM rules_edition)
                        """).query(Long.class).single();
        Read known = last;
        if (known == null || known.stamp() != stamp) {
            known = new Read(stamp, new Rulebook(awards(), versions(), parts()));
            last = known;
        }
        return known.book();
    }

    private List<Award> awards() {
        return jdbc.sql("""
                        SELECT code, name, list, level, array_to_string(subject_kinds, ' ') AS subject_kinds,
                               array_to_string(grounds, ' ') AS grounds, article, read, since, until
                          FROM rules_award
                         ORDER BY place, since
                        """)
                .query((row, _) -> new Award(
                        row.getString("code"),
                        row.getString("name"),
                        AwardList.valueOf(row.getString("list")),
                        row.getString("level"),
                        words(row, "subject_kinds"),
                        words(row, "grounds").stream().map(Ground::valueOf).collect(Collectors.toSet()),
                        row.getString("article"),
                        row.getBoolean("read"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.stream(row.getString(column).split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<RuleVersion> versions() {
        return jdbc.sql("""
                        SELECT id, award, number, since, until, basis, conditions, decided_on, decided_by_name
                          FROM rules_version
                         ORDER BY award, number
                        """)
                .query((row, _) -> new RuleVersion(
                        row.getObject("id", UUID.class),
                        row.getString("award"),
                        row.getInt("number"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("basis"),
                        RuleJson.read(row.getString("conditions")),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("decided_by_name")))
                .list();
    }

    private List<RequiredPart> parts() {
        return jdbc.sql("""
                        SELECT award, procedure, code, name, todo, article, read, since, until
                          FROM rules_part
                         ORDER BY place
                        """).query(RequiredPart.class).list();
    }
}
