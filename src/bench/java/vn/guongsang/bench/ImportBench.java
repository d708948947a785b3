package vn.guongsang.bench;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.GuongSang;
import vn.guongsang.document.Documents;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.list.NominationColumn;
import vn.guongsang.dossier.list.NominationLists;
import vn.guongsang.dossier.list.NominationLists.Looked;
import vn.guongsang.dossier.list.NominationLists.NominationList;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.DatabaseAccess;
import vn.guongsang.rules.Ground;

/**
 * Brings 10,000 nominations in from one Excel file, in the program itself with its demo world: read, looked through and
 * written as drafts with their subjects. Beside it the same file is read and its rows are copied into one table. Each
 * round brings other people of the same names, so that the ledger knows ever more of them. Afterwards a thousand of the
 * dossiers are judged.
 */
final class ImportBench {

    private static final int ROWS = 10_000;
    private static final int ROUNDS = 4;
    private static final int JUDGED = 1_000;

    private final JdbcClient jdbc;
    private final DatabaseAccess database;
    private final NominationLists lists;
    private final Actor officer;
    private final UUID town;
    private final DossierPath path;
    private final Dossiers dossiers;

    private ImportBench(ConfigurableApplicationContext program) {
        jdbc = program.getBean(JdbcClient.class);
        database = program.getBean(DatabaseAccess.class);
        lists = program.getBean(NominationLists.class);
        path = program.getBean(DossierPath.class);
        dossiers = program.getBean(Dossiers.class);
        var accounts = program.getBean(Accounts.class);
        officer = actor(accounts, "ninhdong", Role.OFFICER);
        town = actor(accounts, "lanhdao.ninhhoa", Role.LEADER).bodyId();
    }

    /** The home of the program is that of the environment. */
    public static void main(String[] args) throws Exception {
        var running = new AtomicReference<ConfigurableApplicationContext>();
        SpringApplication.withHook(
                application -> new SpringApplicationRunListener() {
                    @Override
                    public void ready(ConfigurableApplicationContext context, Duration timeTaken) {
                        running.set(context);
                    }
                },
                () -> GuongSang.main(args));
        try {
            new ImportBench(running.get()).run();
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var upload = new Upload("muoi-nghin.xlsx", sheet(round));
            Spent alone = Spent.by(() -> copy(IncomingSheet.read(upload, NominationColumn.wanted())));
            UUID id = UUID.randomUUID();
            Spent received = Spent.by(() -> lists.receive(officer, list(id, upload), upload));
            Spent looked = Spent.by(() -> {
                lists.look(officer, lists.get(officer, id)).stream()
                        .filter(one -> !one.clean())
                        .findFirst()
                        .ifPresent(one -> {
                            throw new IllegalStateException("a row with faults: " + one);
                        });
            });
            Spent written = Spent.by(() -> lists.write(officer, lists.get(officer, id), "số tổng hợp", (done, of) -> {})
                    .orThrow());
            Spent all = received.and(looked).and(written);
            System.out.printf(
                    "%,d nominations, %,d subjects known: read and copied alone %s; received %s, looked through %s, written %s, together %s;"
                            + " ratio %.2f, by processor time %.2f%n",
                    ROWS,
                    jdbc.sql("SELECT count(*) FROM ledger_v_subject").query(Long.class).single() - ROWS,
                    alone,
                    received,
                    looked,
                    written,
                    all,
                    (double) alone.wall().toNanos() / all.wall().toNanos(),
                    (double) alone.processor().toNanos() / all.processor().toNanos());
        }
        List<UUID> drafts = jdbc.sql("SELECT id FROM dossier_v_dossier WHERE state = 'DRAFT' ORDER BY id LIMIT :most")
                .param("most", JUDGED)
                .query(UUID.class)
                .list();
        drafts.forEach(draft -> path.judgement(dossiers.get(draft)));
        Spent judged = Spent.by(() -> drafts.forEach(draft -> path.judgement(dossiers.get(draft))));
        System.out.printf(
                "%,d verdicts, dossier and ledger read for each: %.2f ms each, %.2f ms of processor time%n",
                JUDGED,
                judged.wall().toNanos() / 1e6 / JUDGED,
                judged.processor().toNanos() / 1e6 / JUDGED);
    }

    /**
     * What something took.
     *
     * @param processor of this program and its database together: other work beside it matters less
     */
    private record Spent(Duration wall, Duration processor) {

        interface Work {
            void run() throws Exception;
        }

        static Spent by(Work work) throws Exception {
            Duration before = processorTime();
            long begun = System.nanoTime();
            work.run();
            return new Spent(Duration.ofNanos(System.nanoTime() - begun), processorTime().minus(before));
        }

        private static Duration processorTime() {
            return ProcessHandle.current()
                    .descendants()
                    .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
        }

        Spent and(Spent other) {
            return new Spent(wall.plus(other.wall), processor.plus(other.processor));
        }

        @Override
        public String toString() {
            return "%,d ms (%,d of processor)".formatted(wall.toMillis(), processor.toMillis());
        }
    }

    private NominationList list(UUID id, Upload upload) {
        return new NominationList(
                id, officer.bodyId(), town, "GK", Ground.MERIT, false, 2024, null, upload.fileName(), null, null);
    }

    private Actor actor(Accounts accounts, String username, Role role) {
        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
        List<Post> posts = accounts.posts(account);
        Post post = posts.stream().filter(held -> held.role() == role).findFirst().orElseThrow();
        return new Actor(account, username, username, post, posts);
    }

    private static byte[] sheet(int round) {
        List<String> family = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ");
        List<String> middle = List.of("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Thu", "Đức", "Kim");
        List<String> given = List.of("An", "Bình", "Cường", "Dung", "Hà", "Hạnh", "Khoa", "Lan", "Phúc", "Yến");
        return Documents.xlsx(new Spreadsheet(
                "Danh sách đề nghị",
                "",
                Arrays.stream(NominationColumn.values())
                        .map(column -> new Spreadsheet.Column(
                                column.heading(),
                                column == NominationColumn.BORN ? Spreadsheet.Type.DATE : Spreadsheet.Type.TEXT,
                                column.width()))
                        .toList(),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> Arrays.<Object>asList(
                                family.get(i % 10) + " " + middle.get(i / 10 % 10) + " " + given.get(i / 100 % 10),
                                "Cá nhân",
                                LocalDate.of(1931, 1, 1).plusDays(i + 6_000L * round),
                                "Thôn " + i % 40 + ", xã Ninh Đông",
                                "Có thành tích xuất sắc trong phong trào thi đua năm 2024",
                                "Cán bộ không chuyên trách cấp xã từ năm 2015, trình độ chuyên môn đại học.",
                                "Vận động 120 hộ dân tham gia, hiến đất, góp công làm đường. ".repeat(5),
                                i % 2 == 0 ? "Nam" : "Nữ",
                                "",
                                ""))
                        .toList(),
                List.of()));
    }

    /** The rows as they are, and nothing else. */
    private void copy(IncomingSheet sheet) throws Exception {
        var text = new StringBuilder();
        for (IncomingSheet.Row row : sheet.rows()) {
            text.append(row.number());
            for (NominationColumn column : NominationColumn.values()) {
                text.append('\t').append(row.text(column.name()));
            }
            text.append('\n');
        }
        // the program's own role makes no tables
        try (Connection connection = database.connect(database.owner())) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        CREATE TEMP TABLE copied (number int PRIMARY KEY, name text, kind text, born text, place text,
                                                  citation text, background text, achievement text, gender text, work text,
                                                  ethnicity text) ON COMMIT DROP
                        """);
            }
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY copied FROM STDIN", new StringReader(text.toString()));
            connection.commit();
        }
    }
}
