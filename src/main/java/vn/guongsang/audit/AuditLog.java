package vn.guongsang.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The whole log for those who look over it: newest first, a page at a time, with the seal of each entry. */
@Repository
public class AuditLog {

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which entries; a null or empty part asks for nothing.
     *
     * @param account whose acts
     * @param body in whose name
     * @param from first real day, in Vietnam's time
     * @param to last real day
     * @param businessDay the day on which the work stood
     */
    public record Filter(
            @Nullable UUID account,
            @Nullable UUID body,
            String act,
            @Nullable Subject subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate businessDay) {

        public static final Filter NONE = new Filter(null, null, "", null, null, null, null);

        public Filter by(UUID account) {
            return new Filter(account, body, act, subject, from, to, businessDay);
        }
    }

    /**
     * An entry in its place in the chain.
     *
     * @param position null while it waits for its link
     * @param hash null while it waits, else 64 hexadecimal digits
     */
    public record Sealed(
            Entry entry, @Nullable Long position, @Nullable String hash) {

        /** Where the next page begins. */
        public Cursor cursor() {
            return new Cursor(entry.at(), entry.id());
        }
    }

    /** The entry before which a page begins. */
    public record Cursor(Instant at, long id) {

        /** As an address holds it. */
        @Override
        public String toString() {
            return at + "," + id;
        }

        public static Optional<Cursor> parse(String text) {
            String[] parts = text.split(",");
            try {
                return parts.length == 2
                        ? Optional.of(new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1])))
                        : Optional.empty();
            } catch (java.time.DateTimeException | NumberFormatException _) {
                return Optional.empty();
            }
        }
    }

    /** The newest entries, or those before one. Each part of the filter has an index in this order. */
    public List<Sealed> newest(Filter filter, @Nullable Cursor before, int most) {
        Map<String, Object> params = new HashMap<>();
        return jdbc.sql(sql(filter, before, most, params))
                .params(params)
                .query(AuditLog::sealed)
                .list();
    }

    static String sql(Filter filter, @Nullable Cursor before, int most, Map<String, Object> params) {
        var sql = new StringBuilder("""
                SELECT entry.*, link.position, link.hash
                  FROM audit_entry entry
                  LEFT JOIN audit_link link ON link.entry_id = entry.id
                 WHERE true
                """);
        condition(sql, params, "entry.account_id = :account", "account", filter.account());
        condition(sql, params, "entry.body_id = :body", "body", filter.body());
        condition(sql, params, "entry.act = :act", "act", filter.act().isEmpty() ? null : filter.act());
        if (filter.subject() != null) {
            condition(
                    sql,
                    params,
                    "entry.subject_kind = :kind",
                    "kind",
                    filter.subject().kind());
            condition(
                    sql,
                    params,
                    "entry.subject_id = :subject",
                    "subject",
                    filter.subject().id());
        }
        condition(sql, params, "entry.at >= :from", "from", midnight(filter.from()));
        condition(
                sql,
                params,
                "entry.at < :until",
                "until",
                filter.to() == null ? null : midnight(filter.to().plusDays(1)));
        condition(sql, params, "entry.business_day = :day", "day", filter.businessDay());
        if (before != null) {
            condition(sql, params, "(entry.at, entry.id) < (:at, :id)", "id", before.id());
            params.put("at", OffsetDateTime.ofInstant(before.at(), ZoneOffset.UTC));
        }
        params.put("most", most);
        return sql.append("""
                         ORDER BY entry.at DESC, entry.id DESC
                         LIMIT :most
                        """).toString();
    }

    private static void condition(
            StringBuilder sql, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append("   AND ").append(condition).append('\n');
            params.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime midnight(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Anchor.ZONE).toOffsetDateTime();
    }

    public Optional<Sealed> find(long id) {
        return jdbc.sql("""
                        SELECT entry.*, link.position, link.hash
                          FROM audit_entry entry
                          LEFT JOIN audit_link link ON link.entry_id = entry.id
                         WHERE entry.id = :id
                        """).param("id", id).query(AuditLog::sealed).optional();
    }

    /** All acts that ever happened, each found by one step of the index. */
    public List<String> acts() {
        return jdbc.sql("""
                        WITH RECURSIVE known AS (
                            (SELECT act FROM audit_entry ORDER BY act LIMIT 1)
                            UNION ALL
                            SELECT (SELECT entry.act FROM audit_entry entry WHERE entry.act > known.act ORDER BY entry.act LIMIT 1)
                              FROM known
                             WHERE known.act IS NOT NULL
                        )
                        SELECT act FROM known WHERE act IS NOT NULL
                        """).query(String.class).list();
    }

    /** The anchors of the last days, newest first. */
    public List<Anchor> anchors(int most) {
        return jdbc.sql("SELECT * FROM audit_anchor ORDER BY day DESC LIMIT :most")
                .param("most", most)
                .query(Anchor::read)
                .list();
    }

    public Optional<Anchor> anchor(LocalDate day) {
        return jdbc.sql("SELECT * FROM audit_anchor WHERE day = :day")
                .param("day", day)
                .query(Anchor::read)
                .optional();
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        byte[] hash = row.getBytes("hash");
        return new Sealed(
                Entries.read(row, number),
                row.getObject("position", Long.class),
                hash == null ? null : HexFormat.of().formatHex(hash));
    }
}
