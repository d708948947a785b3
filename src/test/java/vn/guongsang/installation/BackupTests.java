package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;
import vn.guongsang.GuongSang;
import vn.guongsang.audit.cli.AuditCommand;

/** What a backup takes comes back to the last row and file; for the seal itself see SealTests. */
@InDemoWorld
class BackupTests {

    private static final String PASSPHRASE = "Đi một ngày đàng học một sàng khôn";

    private static Path work;
    private static TestDatabase large;

    /** A program runs on it, so what is compared is a copy that stands still. */
    @Autowired
    private TestDatabase demo;

    @BeforeAll
    static void makeRoom() throws IOException {
        work = TestHomes.of("sao lưu ");
        large = withBallast();
    }

    @AfterAll
    static void clear() throws IOException {
        large.close();
        FileSystemUtils.deleteRecursively(work);
    }

    @Test
    void bringsEveryRowAndFileBackIntoAnEmptyPlace() throws IOException {
        Path home = Files.createDirectories(work.resolve("from"));
        Files.createDirectories(home.resolve("khoá/nhỏ"));
        Files.writeString(home.resolve("khoá/nhỏ/ngày 1.key"), "secret");
        Files.createFile(home.resolve("khoá/empty"));
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/not-kept"), "");
        Path archive = work.resolve("demo.backup");

        try (var world = demo.duplicate();
                var place = TestDatabase.empty()) {
            String taken = run(external(world, home), "backup", archive.toString());
            String checked = run(external(world, home), "backup", "check", archive.toString());
            Path restored = work.resolve("into");
            run(external(place, restored), "restore", archive.toString());

            assertThat(rows(place.ownerDataSource())).isEqualTo(rows(world.ownerDataSource()));
            assertThat(shape(place.ownerDataSource())).isEqualTo(shape(demo.ownerDataSource()));
            assertThat(files(restored))
                    .isEqualTo(Map.of("khoá/nhỏ/ngày 1.key", "secret", "khoá/empty", "", "lock", ""));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.resolve("khoá/empty"))))
                    .isEqualTo("rw-------");
            var said = new StringWriter();
            assertThat(AuditCommand.run(
                            external(place, restored), new PrintWriter(said), new PrintWriter(said), "verify"))
                    .as(() -> "the chain of the log holds: " + said)
                    .isZero();
            assertThat(taken).contains(", 2 tệp vào " + archive);
            assertThat(checked).contains("nguyên vẹn");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                    .isEqualTo("rw-------");
        }
    }

    /** Whatever kind of thing a migration makes, a backup must know it. */
    @Test
    void knowsEveryKindOfThingInTheDatabase() {
        assertThat(JdbcClient.create(demo.ownerDataSource())
                        .sql("""
                                SELECT DISTINCT namespace.nspname || ' ' || class.relkind::text
                                  FROM pg_class class
                                  JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
                                 WHERE namespace.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
                                """)
                        .query(String.class)
                        .set())
                .as("tables, sequences; and what follows from them: indexes, views")
                .containsExactlyInAnyOrder("public r", "public S", "public i", "public v");
    }

    @Test
    void movesToABundledDatabaseAlsoAfterAKilledAttempt() throws Exception {
        Path archive = work.resolve("moved.backup");
        Path home = work.resolve("bundled");
        Map<String, String> expected;
        try (var world = demo.duplicate()) {
            expected = rows(world.ownerDataSource());
            run(external(world, work.resolve("none")), "backup", archive.toString());
        }
        Process killed = launch(bundled(home), "restore", archive.toString());
        await(killed, () -> Files.exists(home.resolve("postgres/cluster/data/postmaster.pid")));
        killed.destroyForcibly().waitFor();
        assertRefusesToStart(bundled(home));

        run(bundled(home), "restore", archive.toString());

        var verified = new StringWriter();
        assertThat(AuditCommand.run(bundled(home), new PrintWriter(verified), new PrintWriter(verified), "verify"))
                .as(() -> "starts the bundled database by itself and reads the log: " + verified)
                .isZero();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home)) {
            assertThat(rows(ownerOf(database.access()))).isEqualTo(expected);
            // and back: beside the program that runs
            run(bundled(home), "backup", work.resolve("beside.backup").toString());
        }
        // and while none runs
        run(bundled(home), "backup", work.resolve("alone.backup").toString());
        try (var place = TestDatabase.empty()) {
            run(
                    external(place, work.resolve("a")),
                    "restore",
                    work.resolve("beside.backup").toString());
            assertThat(rows(place.ownerDataSource())).isEqualTo(expected);
        }
        assertThat(told(home, "alone.backup")).isEqualTo(told(home, "beside.backup"));
    }

    /** How many tables, rows and files are in it. */
    private static String told(Path home, String archive) {
        String told =
                run(bundled(home), "backup", "check", work.resolve(archive).toString());
        assertThat(told).contains(" bảng, ", " dòng, ");
        return told.replaceFirst(".* nguyên vẹn: ", "").replaceFirst(" tệp,.*", "");
    }

    @Test
    void restoresAnOlderSchemaAndMigratesOn() {
        Path archive = work.resolve("old.backup");
        try (var old = TestDatabase.empty();
                var place = TestDatabase.empty()) {
            Migrations.of(old.access()).target("090").load().migrate();
            JdbcClient jdbc = JdbcClient.create(old.ownerDataSource());
            jdbc.sql("""
                            INSERT INTO audit_entry (at, business_day, person, role, body_name, act, subject_kind, subject_id, basis, details)
                            VALUES ('2024-05-06 07:08:09.123456+00', '2024-05-06', 'Người cũ', '', '', 'act', 'kind', 'id', '', '{}')
                            """).update();
            jdbc.sql("INSERT INTO demo_world (kind, begun_at) VALUES ('REAL', '2024-05-06 00:00:00+00')")
                    .update();

            run(external(old, work.resolve("old")), "backup", archive.toString());
            run(external(place, work.resolve("new")), "restore", archive.toString());

            JdbcClient restored = JdbcClient.create(place.ownerDataSource());
            assertThat(restored.sql("SELECT at || ' ' || person FROM audit_entry WHERE person = 'Người cũ'")
                            .query(String.class)
                            .single())
                    .isEqualTo("2024-05-06 14:08:09.123456+07 Người cũ");
            assertThat(shape(place.ownerDataSource())).isEqualTo(shape(demo.ownerDataSource()));
            assertThat(restored.sql(
                                    "INSERT INTO demo_day (day, moved_at, moved_by) VALUES ('2024-05-06', '2024-05-06', '') RETURNING id")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void touchesNothingThatIsNotEmpty() throws IOException {
        Path archive = work.resolve("small.backup");
        try (var used = TestDatabase.fresh();
                var place = TestDatabase.empty()) {
            run(external(used, work.resolve("used")), "backup", archive.toString());
            Path home = Files.createDirectories(work.resolve("full"));
            Files.writeString(home.resolve("note"), "mine");

            assertRefused("không trống", external(used, work.resolve("x")), "restore", archive.toString());
            assertRefused("không trống", external(place, home), "restore", archive.toString());
            assertRefused("đã có", external(used, home), "backup", archive.toString());
            assertRefused(
                    "chính thư mục dữ liệu",
                    external(used, work),
                    "backup",
                    work.resolve("y").toString());
            assertRefused(
                    "chưa có dữ liệu",
                    external(place, home),
                    "backup",
                    work.resolve("y").toString());
            assertRefused(
                    "chưa có cơ sở dữ liệu",
                    bundled(home),
                    "backup",
                    work.resolve("y").toString());

            assertThat(files(home)).containsEntry("note", "mine");
            assertThat(JdbcClient.create(place.ownerDataSource())
                            .sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void refusesASchemaThatItDoesNotKnow() {
        Path archive = work.resolve("newer.backup");
        try (var newer = TestDatabase.fresh();
                var place = TestDatabase.empty()) {
            JdbcClient.create(newer.ownerDataSource()).sql("""
                            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                                               installed_by, installed_on, execution_time, success)
                            VALUES (9999, '999', 'later', 'SQL', 'V999__later.sql', 1, '', '2030-01-01', 1, true)
                            """).update();
            run(external(newer, work.resolve("n")), "backup", archive.toString());

            assertRefused("999", external(place, work.resolve("p")), "restore", archive.toString());
            assertThat(work.resolve("p")).doesNotExist();
            assertThatThrownBy(() -> Migrations.bringUp(newer.access()))
                    .as("nor does the program start on it")
                    .isInstanceOf(SetUpFailure.class)
                    .hasMessageContaining("999");
        }
    }

    @Test
    void leavesNothingThatPassesForABackupWhenItIsKilled() throws Exception {
        Path archive = work.resolve("killed.backup");
        Path unfinished = work.resolve("killed.backup.unfinished");
        Map<String, String> environment = external(large, work.resolve("k"));
        Process killed = launch(environment, "backup", archive.toString());
        await(killed, () -> size(unfinished) > 1_000_000);
        killed.destroyForcibly().waitFor();

        assertThat(archive).doesNotExist();
        assertRefused("hỏng", environment, "backup", "check", unfinished.toString());

        run(environment, "backup", archive.toString());
        assertThat(unfinished).doesNotExist();
        run(environment, "backup", "check", archive.toString());
    }

    @Test
    void isNotRunOnHalfARestoreButReplacesIt() throws Exception {
        Path archive = work.resolve("half.backup");
        try (var place = TestDatabase.empty()) {
            run(external(large, work.resolve("l")), "backup", archive.toString());
            Map<String, String> environment = external(place, work.resolve("half"));
            Process killed = launch(environment, "restore", archive.toString());
            await(
                    killed,
                    () -> JdbcClient.create(place.ownerDataSource())
                            .sql(
                                    "SELECT EXISTS (SELECT FROM pg_stat_progress_copy WHERE datname = current_database() AND bytes_processed > 1000000)")
                            .query(Boolean.class)
                            .single());
            killed.destroyForcibly().waitFor();

            assertRefusesToStart(environment);
            Map<String, String> anotherNode = external(place, work.resolve("another-node"));
            assertRefusesToStart(anotherNode);
            assertRefused("chưa xong", anotherNode, "backup", work.resolve("z").toString());

            run(environment, "restore", archive.toString());
            assertThat(rows(place.ownerDataSource())).isEqualTo(rows(large.ownerDataSource()));
            assertThat(files(work.resolve("half"))).isEqualTo(Map.of("lock", ""));
        }
    }

    private static void assertRefused(String why, Map<String, String> environment, String... args) {
        assertThatThrownBy(() -> run(environment, args))
                .isInstanceOf(SetUpFailure.class)
                .message()
                .contains(why)
                .doesNotContain("\n", PASSPHRASE);
    }

    private static void assertRefusesToStart(Map<String, String> environment) throws Exception {
        Path log = Files.createTempFile(work, "start-", ".log");
        Process start = java(environment, log, "-Xmx512m", GuongSang.class);
        assertThat(start.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(start.exitValue()).as(Files.readString(log)).isEqualTo(2);
        assertThat(Files.readAllLines(log)).hasSize(1).first().asString().contains("chưa xong");
    }

    private static String run(Map<String, String> environment, String... args) {
        return BackupCommand.run(environment, args);
    }

    private static Process launch(Map<String, String> environment, String... args) throws IOException {
        // with little memory, whatever there is to back up
        return java(environment, Files.createTempFile(work, "command-", ".log"), "-Xmx96m", BackupCommand.class, args);
    }

    private static Process java(Map<String, String> environment, Path log, String heap, Class<?> main, String... args)
            throws IOException {
        List<String> command = BuiltProgram.command(heap, main);
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUONGSANG_"));
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(PostgresServer.freePort()));
        return builder.start();
    }

    private static void await(Process process, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive()).as("it was faster than the test").isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    /** Some 12 MB that no compression makes small: long enough to be killed in. */
    private static TestDatabase withBallast() {
        TestDatabase database = TestDatabase.fresh();
        JdbcClient.create(database.ownerDataSource()).sql("""
                        WITH stored AS (
                            INSERT INTO attachment (file_name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
                            SELECT 'tep-' || n || '.pdf', 'application/pdf', 1, repeat('0', 64), uuidv7(), '2025-01-01'
                              FROM generate_series(1, 3) n
                            RETURNING id
                        ), noise AS (
                            SELECT decode(string_agg(md5(random()::text), ''), 'hex') AS bytes
                              FROM generate_series(1, 250000)
                        )
                        INSERT INTO attachment_content
                        SELECT stored.id, 'FILE', noise.bytes
                          FROM stored
                         CROSS JOIN noise
                        """).update();
        return database;
    }

    private static Map<String, String> external(TestDatabase database, Path home) {
        DatabaseAccess access = database.access();
        Map<String, String> environment = bundled(home);
        environment.put("GUONGSANG_DB_URL", access.url());
        environment.put("GUONGSANG_DB_USER", access.app().user());
        environment.put("GUONGSANG_DB_PASSWORD", access.app().password());
        environment.put("GUONGSANG_DB_OWNER_USER", access.owner().user());
        environment.put("GUONGSANG_DB_OWNER_PASSWORD", access.owner().password());
        return environment;
    }

    private static Map<String, String> bundled(Path home) {
        return new HashMap<>(Map.of("GUONGSANG_HOME", home.toString(), "GUONGSANG_BACKUP_PASSPHRASE", PASSPHRASE));
    }

    private static DataSource ownerOf(DatabaseAccess access) {
        return new DriverManagerDataSource(
                access.url(), access.owner().user(), access.owner().password());
    }

    /** Every table with the number and the sum of its rows, also tables that are made after this was written. */
    private static Map<String, String> rows(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            return rows(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> rows(JdbcClient jdbc) {
        Map<String, String> rows = new TreeMap<>();
        jdbc.sql("""
                        SELECT table_name
                          FROM information_schema.tables
                         WHERE table_schema = 'public'
                           AND table_type = 'BASE TABLE'
                           AND table_name <> 'flyway_schema_history'
                        """)
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("""
                                        SELECT count(*) || ' ' || coalesce(md5(string_agg(sum, '' ORDER BY sum)), '')
                                          FROM (SELECT md5(row::text) AS sum FROM "%s" row) sums
                                        """.formatted(table)).query(String.class).single()));
        return rows;
    }

    /** Constraints, triggers, sequences and rights. */
    private static List<String> shape(DataSource owner) {
        return JdbcClient.create(owner).sql("""
                        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                          FROM pg_constraint
                         WHERE connamespace = 'public'::regnamespace
                        UNION ALL
                        SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text
                          FROM pg_trigger
                         WHERE NOT tgisinternal
                        UNION ALL
                        SELECT relname || ' ' || relkind::text || ' ' || coalesce(relacl::text, '')
                          FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace
                         ORDER BY 1
                        """).query(String.class).list();
    }

    private static Map<String, String> files(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            Map<String, String> files = new LinkedHashMap<>();
            for (Path file : all.filter(Files::isRegularFile).collect(Collectors.toList())) {
                files.put(home.relativize(file).toString(), Files.readString(file));
            }
            return files;
        }
    }
}
