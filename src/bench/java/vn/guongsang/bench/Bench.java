package vn.guongsang.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Measures the product against its own bare database: see {@code docs/bench.md}. Run by {@code bin/bench}
 * straight from the sources, with the program's libraries; it is no part of the product.
 */
public final class Bench {

    /**
     * @param who signs in, empty for the public
     * @param cold measured cold too, each time after a restart
     */
    record Page(String name, String path, String who, boolean cold) {}

    /**
     * @param serverMs median in the server with one client, as its access log has it
     * @param databaseMs of that, in the database, by PostgreSQL's log; with its logging, so a little too much
     */
    record Figures(
            Page page,
            int status,
            List<SqlLog.Statement> statements,
            Weight weight,
            double serverMs,
            double databaseMs,
            Map<Integer, Clients.Result> cold,
            Map<Integer, Clients.Result> warm,
            Map<Integer, PgBench.Result> bare) {

        /** Time of a page over the time of its SQL alone, at the same number of clients. */
        double ratio(int clients) {
            return warm.get(clients).mean() / bare.get(clients).ms();
        }
    }

    private static final String PASSWORD = "Thi-dua-la-yeu-nuoc-1948";

    private final Map<String, String> options;
    private final Path root;
    private final Path bench;
    private final Program program;

    private Bench(Map<String, String> options) throws Exception {
        this.options = options;
        this.root = Path.of(options.getOrDefault("root", ".")).toAbsolutePath().normalize();
        this.bench = root.resolve("target/bench");
        Files.createDirectories(bench);
        this.program = new Program(root, bench.resolve("home"));
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = Arrays.stream(args)
                .map(arg -> arg.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "true"));
        var bench = new Bench(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                bench.program.stop();
            } catch (Exception _) {
                // it ends with us or was never there
            }
        }));
        try {
            bench.run();
        } catch (Exception failure) {
            failure.printStackTrace();
            System.err.println("Không đo được: " + failure.getMessage() + " (could not measure)");
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        int seconds = Integer.parseInt(options.getOrDefault("seconds", "10"));
        List<Integer> numbers = Arrays.stream(options.getOrDefault("clients", "1,64").split(","))
                .map(Integer::valueOf)
                .toList();
        boolean cold = !options.containsKey("no-cold");
        world();
        double start = program.start();
        var figures = new ArrayList<Figures>();
        try (var clients = new Clients(program)) {
            int most = Collections.max(numbers);
            var cookies = new TreeMap<String, List<String>>();
            for (String who : pages().stream().map(Page::who).distinct().toList()) {
                cookies.put(who, who.isEmpty() ? Collections.nCopies(most, "") : clients.signIn(who, PASSWORD, most));
            }
            var pgBench = new PgBench(program, options.getOrDefault("pgbench", "pgbench"), bench.resolve("sql"));
            for (Page page : pages()) {
                if (options.containsKey("only") && !page.path().contains(options.get("only"))) {
                    continue;
                }
                figures.add(measure(page, cookies.get(page.who()), clients, pgBench, numbers, seconds, cold));
            }
        }
        var report = new Report(figures, numbers, seconds, start, size());
        Files.writeString(bench.resolve("report.md"), report.markdown());
        Files.writeString(bench.resolve("report.json"), report.json());
        System.out.println(report.markdown());
        program.stop();
        if (figures.stream().anyMatch(one -> one.status() != 200)) {
            throw new IllegalStateException("a page did not answer with 200");
        }
    }

    private Figures measure(
            Page page,
            List<String> cookies,
            Clients clients,
            PgBench pgBench,
            List<Integer> numbers,
            int seconds,
            boolean cold)
            throws Exception {
        int status = clients.status(page.path(), cookies.getFirst());
        System.err.println(page.name() + "  " + page.path() + "  " + status);
        if (status != 200) {
            return new Figures(page, status, List.of(), null, 0, 0, Map.of(), Map.of(), Map.of());
        }
        var coldResults = new TreeMap<Integer, Clients.Result>();
        for (int number : cold && page.cold() ? numbers : List.<Integer>of()) {
            program.restartCold();
            coldResults.put(number, clients.once(page.path(), cookies.subList(0, number)));
        }
        clients.run(page.path(), cookies.subList(0, Math.min(4, cookies.size())), Math.max(3, seconds));
        List<SqlLog.Statement> statements =
                new SqlLog(program).of(() -> clients.status(page.path(), cookies.getFirst()));
        List<SqlLog.Statement> reading =
                statements.stream().filter(SqlLog.Statement::reads).toList();
        var warm = new TreeMap<Integer, Clients.Result>();
        var bare = new TreeMap<Integer, PgBench.Result>();
        double serverMs = 0;
        for (int number : numbers) {
            long before = Files.size(program.accessLog());
            warm.put(number, clients.run(page.path(), cookies.subList(0, number), seconds));
            if (number == numbers.getFirst()) {
                serverMs = median(before);
            }
            if (!reading.isEmpty()) {
                bare.put(number, pgBench.run(fileName(page), reading, number, seconds));
            }
        }
        return new Figures(
                page,
                status,
                statements,
                Weight.of(program.port(), page.path(), cookies.getFirst()),
                serverMs,
                statements.stream().mapToDouble(SqlLog.Statement::ms).sum(),
                coldResults,
                warm,
                bare);
    }

    private static String fileName(Page page) {
        return page.path().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + "-" + page.who();
    }

    private double median(long from) throws Exception {
        try (var in = Files.newInputStream(program.accessLog())) {
            in.skipNBytes(from);
            long[] micros = new String(in.readAllBytes())
                    .lines()
                    .filter(line -> line.contains("_200_"))
                    .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf('_'))))
                    .sorted()
                    .toArray();
            return micros.length == 0 ? 0 : micros[micros.length / 2] / 1000.0;
        }
    }

    /** The pages measured. Those that this build does not have yet are told as such. */
    private List<Page> pages() throws Exception {
        String story = "/guong/" + one("SELECT slug FROM communication_story ORDER BY exemplar_id DESC LIMIT 1");
        String issuer = one("SELECT post.body_id::text FROM identity_post post"
                + " JOIN identity_account account ON account.id = post.account_id WHERE account.username = 'bench.admin'");
        return List.of(
                new Page("Bảng nhiệm vụ (obligations board)", "/nhiem-vu", "bench.hub", true),
                new Page("Bảng nhiệm vụ, lọc trễ hạn (late only)", "/nhiem-vu?tinh-trang=OVERDUE", "bench.hub", false),
                new Page("Danh sách điển hình (exemplar list)", "/dien-hinh", "bench.hub", true),
                new Page("Danh sách điển hình, có tìm (searched)", "/dien-hinh?tim=tr%E1%BB%93ng+r%E1%BB%ABng", "bench.hub", false),
                new Page("Danh sách điển hình của đơn vị (a commune's)", "/dien-hinh", "bench.officer", false),
                new Page("Tìm gương công khai (public search)", "/guong?q=hi%E1%BA%BFn+m%C3%A1u", "", true),
                new Page("Trang gương (exemplar page)", story, "", true),
                new Page("Trang chủ (portal home)", "/", "", true),
                new Page("Bảng nhiệm vụ, gộp theo đơn vị hiện nay (rolled)", "/nhiem-vu?gop=hien-nay", "bench.hub", false),
                new Page("Tình hình thực hiện (compliance board)", "/nhiem-vu/tinh-hinh", "bench.hub", false),
                new Page("Tình hình thực hiện, gộp theo đơn vị hiện nay (rolled)", "/nhiem-vu/tinh-hinh?gop=hien-nay", "bench.hub", false),
                new Page("Cây đơn vị (tree of bodies)", "/don-vi", "bench.hub", false),
                new Page("Cây đơn vị, mở cấp xã (communes opened)", "/don-vi?mo=" + issuer, "bench.hub", false),
                new Page("Tìm đơn vị (body search)", "/don-vi?q=tam+phuc", "bench.hub", false),
                new Page("Danh sách người dùng (people)", "/quan-tri/tai-khoan", "bench.admin", false),
                new Page("Nhật ký (log)", "/nhat-ky", "bench.auditor", false),
                new Page("Nhật ký, lọc theo việc (one act)", "/nhat-ky?viec=exemplar.submitted", "bench.auditor", false));
    }

    private String one(String query) throws Exception {
        try (Connection owner = program.connect("guongsang_owner");
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Generates the world into a fresh home, unless there is one of the same schema and script already. */
    private void world() throws Exception {
        String script = Files.readString(root.resolve("src/bench/sql/world.sql"));
        String stamp = stamp(script);
        Path stampFile = bench.resolve("home.stamp");
        Path home = bench.resolve("home");
        if (Files.exists(stampFile) && Files.readString(stampFile).equals(stamp) && !options.containsKey("fresh")) {
            SqlLog.prepare(program.data());
            return;
        }
        Files.deleteIfExists(stampFile);
        org.springframework.util.FileSystemUtils.deleteRecursively(home);
        System.err.println("Đang dựng thế giới đo… (generating the world, a minute)");
        program.start("--empty");
        String hash = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
        try (Connection owner = program.connect("guongsang_owner")) {
            owner.setAutoCommit(false);
            try (Statement sql = owner.createStatement()) {
                sql.execute(script.replace("${hash}", hash));
                owner.commit();
            }
            owner.setAutoCommit(true);
            try (Statement sql = owner.createStatement()) {
                sql.execute("VACUUM (ANALYZE)");
            }
        }
        program.stop();
        SqlLog.prepare(program.data());
        Files.writeString(stampFile, stamp);
    }

    private String stamp(String script) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(script.getBytes());
        for (String directory : List.of("src/main/resources/db/migration", "plans")) {
            try (Stream<Path> files = Files.list(root.resolve(directory))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String size() throws Exception {
        try (Connection owner = program.connect("guongsang_owner");
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery(
                        """
                        SELECT pg_size_pretty(pg_database_size(current_database())),
                               (SELECT count(*) FROM plan_instance), (SELECT count(*) FROM exemplar_exemplar),
                               (SELECT count(*) FROM communication_publication)
                        """)) {
            row.next();
            return "%s; %,d obligations by period, %,d exemplars, %,d of them public"
                    .formatted(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }
}
