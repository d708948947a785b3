package vn.guongsang.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.AuditLog.Cursor;
import vn.guongsang.audit.AuditLog.Filter;
import vn.guongsang.installation.TestDatabase;

/** Sixty thousand entries: one a minute, by a hundred people of ten bodies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLogTests {

    private static final UUID PERSON = new UUID(1, 7);
    private static final UUID BODY = new UUID(2, 3);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final AuditLog log = new AuditLog(jdbc);

    @BeforeAll
    void fill() {
        JdbcClient.create(database.superuserDataSource()).sql("""
                        INSERT INTO audit_entry (at, business_day, account_id, person, role, body_id, body_name, act,
                                                 subject_kind, subject_id, basis, details, changes)
                        SELECT timestamptz '2026-01-01 00:00+07' + n * interval '1 minute',
                               date '2025-01-01' + (n % 60000) / 100,
                               ('00000000-0000-0001-0000-' || lpad(to_hex(n % 100), 12, '0'))::uuid, 'Người ' || n % 100, 'OFFICER',
                               ('00000000-0000-0002-0000-' || lpad(to_hex(n % 10), 12, '0'))::uuid, 'Đơn vị ' || n % 10,
                               'act.' || n % 40, 'exemplar', 'e' || n % 50, '', '{}', '{}'
                          FROM generate_series(0, 59999) n
                        """).update();
        JdbcClient.create(database.superuserDataSource())
                .sql("ANALYZE audit_entry")
                .update();
    }

    @AfterAll
    void drop() {
        database.close();
    }

    static Stream<Filter> filters() {
        Filter none = Filter.NONE;
        return Stream.of(
                none,
                none.by(PERSON),
                new Filter(null, BODY, "", null, null, null, null),
                new Filter(null, null, "act.7", null, null, null, null),
                new Filter(null, null, "", new Subject("exemplar", "e17"), null, null, null),
                new Filter(null, null, "", null, LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 6), null),
                new Filter(null, null, "", null, null, null, LocalDate.of(2025, 3, 10)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void eachFilterIsReadFromAnIndexInTheOrderOfTheList(Filter filter) {
        Map<String, Object> params = new HashMap<>();
        String sql = AuditLog.sql(filter, new Cursor(Instant.parse("2026-02-03T04:05:06Z"), 40_000), 50, params);
        String plan = String.join(
                "\n",
                jdbc.sql("EXPLAIN " + sql).params(params).query(String.class).list());
        assertThat(plan).contains("Index Scan").doesNotContain("Sort", "Seq Scan on audit_entry");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void pagesFollowEachOtherWithoutGapOrDouble(Filter filter) {
        List<Long> all = log.newest(filter, null, 600).stream()
                .map(one -> one.entry().id())
                .toList();
        List<Long> paged = new java.util.ArrayList<>();
        Cursor cursor = null;
        while (paged.size() < all.size()) {
            var page = log.newest(filter, cursor, Math.min(70, all.size() - paged.size()));
            page.forEach(one -> paged.add(one.entry().id()));
            cursor = Cursor.parse(page.getLast().cursor().toString()).orElseThrow();
        }
        assertThat(paged).isEqualTo(all).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aDayBeginsAtMidnightInVietnam() {
        LocalDate day = LocalDate.of(2026, 1, 5);
        var entries = log.newest(new Filter(null, null, "", null, day, day, null), null, 5_000);
        assertThat(entries).hasSize(24 * 60);
        assertThat(entries.getLast().entry().at()).isEqualTo(Instant.parse("2026-01-04T17:00:00Z"));
        assertThat(entries.getFirst().entry().at()).isEqualTo(Instant.parse("2026-01-05T16:59:00Z"));
    }

    @Test
    void tellsEveryActOnce() {
        assertThat(log.acts()).hasSize(40).doesNotHaveDuplicates().contains("act.0", "act.39");
    }
}
