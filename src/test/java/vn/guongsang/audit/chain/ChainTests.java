package vn.guongsang.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.AnchorMade;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.AuditFixtures;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.audit.chain.Verification.Report;
import vn.guongsang.installation.TestDatabase;

/** Ten entries of ten minutes; then somebody with all privileges has been at them. */
class ChainTests {

    private static final Instant MORNING = Instant.parse("2026-11-27T01:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final HikariDataSource source = pool(database.dataSource());
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final StandingClock clock = new StandingClock(MORNING);
    private final Audit audit = AuditFixtures.audit(jdbc, clock);
    private final List<Object> published = new ArrayList<>();
    private final Chaining chaining = new Chaining(
            jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)), clock, published::add);

    @BeforeEach
    void tenEntries() {
        for (int i = 1; i <= 10; i++) {
            clock.now = MORNING.plus(Duration.ofMinutes(i));
            audit.record(
                    new By(UUID.randomUUID(), "Trần Thị Thu", "OFFICER", UUID.randomUUID(), "UBND xã Ninh Đông"),
                    "exemplar.described",
                    Subject.of("exemplar", UUID.randomUUID()),
                    "khoản 2 Điều " + i,
                    Map.of("name", "Lê Hoài Nam", "another", "10"),
                    Change.changes()
                            .of("exemplar.field.place", null, "thôn " + i)
                            .list());
        }
        chaining.link();
        clock.now = MORNING.plus(Duration.ofMinutes(30));
    }

    @AfterEach
    void drop() {
        source.close();
        database.close();
    }

    @Test
    void anUntouchedLogIsWhole() throws SQLException {
        Report report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.linked()).isEqualTo(10);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_pending")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Measured when asked for: {@code -Dmeasure=true}. A log grows by what one copy holds, so the figure scales. */
    @Test
    @EnabledIfSystemProperty(named = "measure", matches = "true")
    void aLongLogIsReadInOneGo() throws SQLException {
        int copies = 20_000;
        jdbc.sql("""
                        WITH copied AS (
                            INSERT INTO audit_entry (at, business_day, account_id, person, role, body_id, body_name, act,
                                                     subject_kind, subject_id, basis, details, changes)
                            SELECT at, business_day, account_id, person, role, body_id, body_name, act,
                                   subject_kind, subject_id, basis, details, changes
                              FROM audit_entry
                             CROSS JOIN generate_series(1, :copies)
                             ORDER BY at
                            RETURNING id
                        )
                        INSERT INTO audit_pending (entry_id)
                        SELECT id
                          FROM copied
                        """).param("copies", copies).update();
        long begin = System.nanoTime();
        chaining.link();
        long linked = System.nanoTime();
        Report report = verify();
        long read = System.nanoTime();
        assertThat(report.faults()).isEmpty();
        assertThat(report.linked()).isEqualTo(10 * (copies + 1));
        System.getLogger("measure")
                .log(
                        System.Logger.Level.WARNING,
                        "%d entries: linked in %d ms, verified in %d ms"
                                .formatted(report.linked(), (linked - begin) / 1_000_000, (read - linked) / 1_000_000));
    }

    @Test
    void anAlteredEntryIsNamed() throws SQLException {
        asSuperuser("CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = 4");
        for (String change : List.of(
                "person = 'Trần Thị Thủy'",
                "role = 'LEADER'",
                "account_id = NULL",
                "body_id = uuidv7()",
                "body_name = ''",
                "at = at + interval '1 microsecond'",
                "business_day = business_day + 1",
                "act = 'exemplar.submitted'",
                "subject_kind = 'account'",
                "subject_id = ''",
                "basis = ''",
                "details = details || '{\"name\": \"Lê Hoài Năm\"}'",
                "details = details || '{\"another\": 10}'",
                "details = details || '{\"more\": \"\"}'",
                "details = details - 'name'",
                "changes = '{}'",
                "changes = '{\"exemplar.field.place\": [\"\", \"thôn\"]}'",
                "changes = '{\"exemplar.field.place\": [\"\", \"\", \"thôn 4\"]}'",
                "changes = changes || '{\"exemplar.field.deed\": [\"\", \"\"]}'")) {
            asSuperuser("UPDATE audit_entry SET " + change + " WHERE id = 4");
            assertThat(verify().faults()).as(change).containsExactly(new Fault(Fault.Kind.ALTERED, 4, 4));
            asSuperuser(
                    "DELETE FROM audit_entry WHERE id = 4",
                    "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM kept");
            assertThat(verify().faults()).isEmpty();
        }
    }

    @Test
    void aDeletedEntryIsNamed() throws SQLException {
        asSuperuser("DELETE FROM audit_entry WHERE id = 4");
        assertFirst(Fault.Kind.ENTRY_DELETED, 4, 4);
    }

    @Test
    void anEntryDeletedWithItsLinkIsSeenByTheGap() throws SQLException {
        asSuperuser("DELETE FROM audit_link WHERE position = 4", "DELETE FROM audit_entry WHERE id = 4");
        assertFirst(Fault.Kind.LINK_DELETED, 5, 5);
    }

    @Test
    void aGapThatIsClosedDoesNotFit() throws SQLException {
        asSuperuser(
                "DELETE FROM audit_link WHERE position = 4",
                "DELETE FROM audit_entry WHERE id = 4",
                "UPDATE audit_link SET position = -position WHERE position > 4",
                "UPDATE audit_link SET position = -position - 1 WHERE position < 0");
        assertFirst(Fault.Kind.ALTERED, 4, 5);
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "1, 2", "9, 10"})
    void reorderedEntriesAreNamedFromTheFirst(int one, int other) throws SQLException {
        asSuperuser(
                "UPDATE audit_link SET position = -1 WHERE position = " + one,
                "UPDATE audit_link SET position = " + one + " WHERE position = " + other,
                "UPDATE audit_link SET position = " + other + " WHERE position = -1");
        assertFirst(Fault.Kind.ALTERED, one, other);
    }

    @Test
    void entriesThatChangedPlacesByTheirNumberAreNamedFromTheFirst() throws SQLException {
        asSuperuser(
                "CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id IN (3, 7)",
                "DELETE FROM audit_entry WHERE id IN (3, 7)",
                "UPDATE kept SET id = 10 - id",
                "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM kept");
        assertFirst(Fault.Kind.ALTERED, 3, 3);
    }

    @Test
    void anInsertedEntryIsNamedOnceItIsTooOldToWaitForItsLink() throws SQLException {
        asSuperuser(
                "CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = 4",
                "UPDATE kept SET id = 11, act = 'exemplar.accepted', at = '" + clock.now + "'",
                "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM kept");
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().waiting()).isOne();

        clock.now = clock.now.plus(Verification.LINKED_WITHIN);
        assertFirst(Fault.Kind.INSERTED, 0, 11);
    }

    @Test
    void anInsertedEntryThatWasLinkedIsNamedByItsTime() throws SQLException {
        clock.now = MORNING.plus(Duration.ofHours(3));
        audit.looked(By.SYSTEM, new Subject("account", "1"), "", "");
        chaining.link();
        asSuperuser(
                "CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = 4",
                "UPDATE kept SET id = 12, act = 'exemplar.accepted'",
                "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM kept",
                "INSERT INTO audit_pending VALUES (12)");
        chaining.link();
        assertFirst(Fault.Kind.BACKDATED, 12, 12);
    }

    @Test
    void aLogCutOffShowsAgainstTheAnchorOnly() throws SQLException {
        Anchor anchor = anchor();
        asSuperuser(
                "DELETE FROM audit_link WHERE position > 7",
                "DELETE FROM audit_entry WHERE id > 7",
                "TRUNCATE audit_anchor");
        assertThat(verify().faults()).isEmpty();
        assertThat(verify(anchor).first()).contains(new Fault(Fault.Kind.TRUNCATED, 8, 10));
    }

    @Test
    void anEmptiedLogShowsAgainstTheAnchor() throws SQLException {
        Anchor anchor = anchor();
        asSuperuser("TRUNCATE audit_entry, audit_link, audit_anchor");
        assertThat(verify().faults()).isEmpty();
        assertThat(verify(anchor).first()).contains(new Fault(Fault.Kind.TRUNCATED, 1, 10));
    }

    @Test
    void aChainMadeAnewShowsAgainstTheAnchor() throws SQLException {
        Anchor anchor = anchor();
        asSuperuser(
                "UPDATE audit_entry SET person = 'Ai khác' WHERE id = 4",
                "INSERT INTO audit_pending SELECT id FROM audit_entry",
                "TRUNCATE audit_link");
        chaining.link();
        assertThat(verify().first()).contains(new Fault(Fault.Kind.NOT_AS_ANCHORED, 10, 10));
        asSuperuser("TRUNCATE audit_anchor");
        assertThat(verify().faults()).isEmpty();
        assertThat(verify(anchor).first()).contains(new Fault(Fault.Kind.NOT_AS_ANCHORED, 10, 10));
    }

    @Test
    void anAnchorIsMadeOnceTheDayIsOver() {
        chaining.anchor();
        assertThat(anchors()).isEmpty();

        clock.now = Instant.parse("2026-11-27T16:59:59Z");
        chaining.anchor();
        assertThat(anchors()).isEmpty();

        clock.now = Instant.parse("2026-11-27T17:00:00Z");
        chaining.anchor();
        chaining.anchor();
        assertThat(published).containsExactly(new AnchorMade(anchors().getFirst()));
        assertThat(anchors()).singleElement().satisfies(anchor -> {
            assertThat(anchor.day()).isEqualTo(LocalDate.of(2026, 11, 27));
            assertThat(anchor.position()).isEqualTo(10);
            assertThat(anchor.entryId()).isEqualTo(10);
            assertThat(Anchor.parse(anchor.text())).contains(anchor);
        });
    }

    @Test
    void theAppCanDoNoneOfThis() throws SQLException {
        anchor();
        for (String statement : List.of(
                "UPDATE audit_entry SET person = ''",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry CASCADE",
                "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM audit_entry ON CONFLICT (id) DO UPDATE SET person = ''",
                "MERGE INTO audit_entry entry USING audit_link link ON link.entry_id = entry.id WHEN MATCHED THEN DELETE",
                "UPDATE audit_link SET hash = sha256('')",
                "DELETE FROM audit_link",
                "TRUNCATE audit_link",
                "UPDATE audit_anchor SET position = 1",
                "DELETE FROM audit_anchor",
                "TRUNCATE audit_anchor",
                "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
                "ALTER TABLE audit_entry RENAME TO away",
                "DROP TABLE audit_link",
                "DROP TRIGGER audit_entry_append_only ON audit_entry",
                "CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE RULE away AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
                "SET session_replication_role = replica",
                "SET ROLE guongsang_owner",
                "SELECT setval('audit_entry_id_seq', 1)")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
        // no error, and nothing granted
        jdbc.sql("GRANT DELETE ON audit_entry TO guongsang_app").update();
        for (String table : List.of("audit_entry", "audit_link", "audit_anchor")) {
            assertThat(jdbc.sql("SELECT has_table_privilege(:table, 'UPDATE, DELETE, TRUNCATE, TRIGGER')")
                            .param("table", table)
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().linked()).isEqualTo(10);
    }

    @Test
    void notEvenTheOwnerChangesEntriesByASlip() {
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        for (String slip :
                List.of("UPDATE audit_entry SET person = ''", "DELETE FROM audit_link", "TRUNCATE audit_anchor")) {
            assertThatThrownBy(() -> owner.sql(slip).update()).hasMessageContaining("only added");
        }
    }

    @Test
    void concurrentTransactionsAndLinkersMakeOneChainWithoutGaps() throws Exception {
        var manager = new DataSourceTransactionManager(source);
        var written = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                var random = new Random(thread);
                all.add(threads.submit(() -> {
                    var transaction = new TransactionTemplate(manager);
                    for (int i = 0; i < 20; i++) {
                        transaction.executeWithoutResult(state -> {
                            audit.record(By.SYSTEM, "test.done", new Subject("test", "1"), Map.of());
                            if (random.nextInt(4) == 0) {
                                state.setRollbackOnly();
                            } else {
                                written.incrementAndGet();
                            }
                        });
                    }
                }));
            }
            for (int linker = 0; linker < 2; linker++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        chaining.link();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        chaining.link();
        Report report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.waiting()).isZero();
        assertThat(report.linked()).isEqualTo(10 + written.get());
    }

    private static HikariDataSource pool(DataSource source) {
        var pool = new HikariDataSource();
        pool.setDataSource(source);
        pool.setMinimumIdle(1);
        return pool;
    }

    private Anchor anchor() {
        clock.now = MORNING.plus(Duration.ofDays(1));
        chaining.anchor();
        return anchors().getFirst();
    }

    private List<Anchor> anchors() {
        return jdbc.sql("SELECT * FROM audit_anchor").query(Anchor::read).list();
    }

    private void assertFirst(Fault.Kind kind, long position, long entry) throws SQLException {
        assertThat(verify().first()).contains(new Fault(kind, position, entry));
    }

    private Report verify(Anchor... kept) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Verification.of(connection, List.of(kept), clock.instant());
        }
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = database.superuserDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static final class StandingClock extends Clock {

        private Instant now;

        StandingClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
