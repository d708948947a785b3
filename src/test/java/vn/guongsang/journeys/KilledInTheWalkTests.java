package vn.guongsang.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.installation.RealProgram;
import vn.guongsang.installation.RealProgram.Victim;
import vn.guongsang.journeys.PlainVisitor.Form;
import vn.guongsang.plan.Recount;

/**
 * kill -9 in the middle of the walk. An officer and the hub take exemplars along their path in the
 * real program; in the moment in which an answer acknowledges an act, the program, its database or
 * both die, while another act is under way. Afterwards both people go on in their sessions: what was
 * acknowledged is there once, what was under way is there whole or not at all, and sending its form
 * again leaves it there once.
 *
 * <p>Each is killed once; {@code GUONGSANG_KILLS=10 bin/test KilledInTheWalkTests} kills each ten times.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledInTheWalkTests {

    private static final int KILLS = Integer.parseInt(
            Optional.ofNullable(System.getenv("GUONGSANG_KILLS")).orElse("1"));

    /** The acts of the path in their order, and what each adds to the exemplar's audit entries. */
    private enum Act {
        REGISTER("registered"),
        DESCRIBE("described"),
        SUBMIT("submitted"),
        JUDGE("judged"),
        ACCEPT("accepted"),
        FOSTER("fostered.GOAL"),
        REVIEW("fostered.REVIEW");

        private final String entry;

        Act(String entry) {
            this.entry = entry;
        }
    }

    /** Which act is acknowledged when it happens; the next one of the list is under way. */
    private static final List<Act> AT_THE_KILL =
            List.of(Act.FOSTER, Act.SUBMIT, Act.DESCRIBE, Act.ACCEPT, Act.REGISTER, Act.REVIEW, Act.JUDGE);

    private static RealProgram program;
    private static PlainVisitor officer;
    private static PlainVisitor hub;
    private static final List<Walk> walks = new ArrayList<>();

    @BeforeAll
    static void signIn() throws Exception {
        program = RealProgram.started();
        officer = new PlainVisitor(program.address()).signIn("ninhdong");
        hub = new PlainVisitor(program.address()).signIn("noivu.ninhhoa");
    }

    @AfterAll
    static void stop() throws Exception {
        program.close();
    }

    static Stream<Arguments> kills() {
        return Stream.of(Victim.values())
                .flatMap(victim -> IntStream.range(0, KILLS).mapToObj(number -> Arguments.of(victim, number)));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void keepsWhatItAcknowledged(Victim victim, int number) throws Exception {
        int moment = victim.ordinal() + number;
        Act acknowledged = AT_THE_KILL.get(moment % AT_THE_KILL.size());
        Act underWay = AT_THE_KILL.get((moment + 1) % AT_THE_KILL.size());
        Walk sure = new Walk("Được ghi nhận %s %d".formatted(victim, number)).goBefore(acknowledged);
        Walk unsure = new Walk("Đang gửi %s %d".formatted(victim, number)).goBefore(underWay);
        Form acted = sure.form(acknowledged);
        Form begun = unsure.form(underWay);

        CompletableFuture<HttpResponse<String>> open = unsure.by(underWay).begin(begun, Walk.headers(underWay));
        sure.send(acknowledged, acted);
        program.kill(victim);

        open.handle((_, _) -> "whatever came of it").join();
        program.comeBack();
        for (Walk walk : walks) {
            assertThat(walk.kept()).isEqualTo(walk.after(walk.acts));
        }
        assertThat(unsure.kept()).isIn(unsure.after(unsure.acts), unsure.after(unsure.acts + 1));
        unsure.by(underWay).send(begun, Walk.headers(underWay));
        assertThat(unsure.kept()).isEqualTo(unsure.after(unsure.acts + 1));
        assertThat(officer.get("/dien-hinh/" + sure.id).body()).contains(sure.name);
        assertThat(Recount.differences(program.stored())).isEmpty();
        walks.add(sure);
    }

    /** The ballot is there once, and nothing in the database tells its code, in letters or in bytes. */
    @Test
    void keepsABallotThatItAcknowledged() throws Exception {
        String item = secretVote();
        PlainVisitor secretary = new PlainVisitor(program.address()).signIn("thuky.ninhhoa");
        PlainVisitor member = new PlainVisitor(program.address()).signIn("hoidong.ninhhoa");
        secretary.send(secretary.form(item, item + "/mo-phieu").type("xac-nhan", "co"));
        Form paper = member.form(item, item + "/phieu").type("kin-phieu", "DISAGREE");
        String code = paper.fields().get("kin-ma");

        assertThat(member.send(paper.type("_csrf", "worn out")).statusCode()).isEqualTo(403);
        assertThat(member.send(paper).body()).contains(code);
        program.kill(Victim.BOTH);
        program.comeBack();

        assertThat(member.send(paper).body()).contains(code);
        String everything = everything();
        assertThat(everything)
                .contains("council.voted")
                .doesNotContain(code, HexFormat.of().formatHex(code.getBytes(UTF_8)), "DISAGREE");
        secretary.send(secretary.form(item, item + "/dong-phieu"));
        assertThat(member.get(item).body())
                .contains(code, "1 người đã bỏ phiếu, 1 phiếu trong hòm, 1 mã biên nhận", "0 đồng ý, 1 không đồng ý");
    }

    /** Every row of every table. */
    private static String everything() throws IOException {
        JdbcClient stored = program.stored();
        return stored.sql("""
                        SELECT string_agg(format('SELECT t::text FROM %I t', relname), ' UNION ALL ')
                          FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace
                           AND relkind = 'r'
                        """)
                .query(String.class)
                .optional()
                .map(all ->
                        String.join("\n", stored.sql(all).query(String.class).list()))
                .orElseThrow();
    }

    /** The address of an item on which a council of one member votes in secret. */
    private static String secretVote() throws IOException {
        JdbcClient stored = program.stored();
        Map<String, Object> ids = Map.of(
                "council",
                UUID.randomUUID(),
                "session",
                UUID.randomUUID(),
                "item",
                UUID.randomUUID(),
                "member",
                account("hoidong.ninhhoa"),
                "on",
                LocalDate.of(2025, 3, 10));
        for (String sql : List.of(
                """
                INSERT INTO council_council (id, body_id, desk_id, name, basis, set_up_on, set_up_at, set_up_by, set_up_by_name)
                SELECT :council, body_id, body_id, 'Hội đồng', 'Quyết định', :on, :on, :member, ''
                  FROM identity_post
                 WHERE account_id = :member
                """,
                """
                INSERT INTO council_seat (id, council_id, account_id, person, function, title, valid_from, basis,
                                          given_at, given_by, given_by_name)
                VALUES (:item, :council, :member, 'Ủy viên', 'CHAIR', '', :on, 'Quyết định', :on, :member, '')
                """,
                """
                INSERT INTO council_session (id, council_id, met_on, place, state, conclusion, convened_on, convened_at,
                                             convened_by, convened_by_name)
                VALUES (:session, :council, :on, 'Phòng họp', 'OPEN', '', :on, :on, :member, '')
                """,
                "INSERT INTO council_presence (session_id, account_id) VALUES (:session, :member)",
                """
                INSERT INTO council_item (id, session_id, number, kind, matter_id, title, subtitle, award, href, interested)
                VALUES (:item, :session, 1, 'matter', :item, 'Nội dung', '', 'ANH_HUNG', '/', '{}')
                """)) {
            stored.sql(sql).params(ids).update();
        }
        return "/hoi-dong/phien/" + ids.get("session") + "/muc/" + ids.get("item");
    }

    private static UUID account(String username) throws IOException {
        return program.stored()
                .sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }

    private static final String BODIES = "SELECT count(*)::text FROM organisation_body WHERE code LIKE 'giet-%'";

    /** The work is begun again by whoever comes next: none of the rows is there, then all, each once. */
    @Test
    void writesAListOfBodiesWholeOrNotAtAll() throws Exception {
        PlainVisitor administrator = new PlainVisitor(program.address()).signIn("quantri");
        String csv = IntStream.range(0, 10_000)
                .mapToObj(i -> "giet-" + i + ";Tổ dân phố thử " + i + ";Cơ quan, đơn vị khác;Cơ sở, đơn vị")
                .collect(Collectors.joining("\n", "Mã;Tên;Loại;Cấp\n", "\n"));
        administrator.upload(administrator.form("/don-vi/nhap", "/don-vi/nhap"), "giet.csv", csv);
        await(() -> stored("SELECT count(*)::text FROM intake_row").equals("10000"));
        String list = "/don-vi/nhap/" + stored("SELECT id::text FROM intake_list");
        administrator.send(administrator.form(list, list + "/ghi"));
        await(() -> !stored("""
                        SELECT coalesce(max(progress.done), 0)::text
                          FROM job_progress progress
                          JOIN job_work work ON work.id = progress.work_id
                         WHERE work.kind = 'bodies-import'
                        """).equals("0"));

        program.kill(Victim.PROGRAM);
        program.comeBack();

        await(() -> {
            assertThat(stored(BODIES)).isIn("0", "10000");
            return stored("SELECT count(*)::text FROM audit_entry WHERE act = 'intake.written'")
                    .equals("1");
        });
        assertThat(stored(BODIES)).isEqualTo("10000");
        assertThat(administrator.get(list).body()).contains("Đã ghi vào danh mục lúc");
    }

    private static void await(Callable<Boolean> reached) throws Exception {
        while (!reached.call()) {
            Thread.sleep(50); // the timeout of the class ends what never comes
        }
    }

    /** Whoever moves ends one post and begins another: the program dies between the two. */
    @Test
    void movesSomebodyWhollyOrNotAtAll() throws Exception {
        PlainVisitor administrator = new PlainVisitor(program.address()).signIn("quantri");
        String post = "/quan-tri/vai-tro/" + stored("""
                        SELECT post.id::text
                          FROM identity_post post
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE account.username = 'ninhson'
                        """);
        Form move = administrator.form(post, post + "/chuyen");
        move = move.type("body", "UBND xã Ninh Thọ").type("from", move.value("from"));
        String before = postsAndEntries();

        CompletableFuture<Void> noEntryCanBeWritten = CompletableFuture.runAsync(
                () -> update("DO $$ BEGIN LOCK TABLE audit_entry IN EXCLUSIVE MODE; PERFORM pg_sleep(4); END $$"));
        awaitLocks(true);
        CompletableFuture<HttpResponse<String>> open = administrator.begin(move);
        awaitLocks(false);
        program.kill(Victim.PROGRAM);
        open.handle((_, _) -> "nothing came of it").join();
        noEntryCanBeWritten.join();
        program.comeBack();

        assertThat(postsAndEntries()).isEqualTo(before);
        assertThat(administrator.send(move).statusCode()).isEqualTo(302);
        assertThat(postsAndEntries())
                .matches("UBND xã Ninh Sơn, UBND xã Ninh Thọ: .*account.post-ended account.appointed");
    }

    private static void awaitLocks(boolean granted) throws InterruptedException {
        while (stored("""
                        SELECT count(*)
                          FROM pg_locks
                         WHERE relation = 'audit_entry'::regclass
                           AND granted = %s
                           AND (NOT granted OR mode = 'ExclusiveLock')
                        """.formatted(granted)).equals("0")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String postsAndEntries() {
        return stored("""
                SELECT (SELECT string_agg(body.name, ', ' ORDER BY post.id)
                          FROM identity_post post
                          JOIN organisation_v_body body ON body.id = post.body_id
                         WHERE post.account_id = account.id)
                       || ': '
                       || (SELECT string_agg(act, ' ' ORDER BY id)
                             FROM audit_entry
                            WHERE subject_kind = 'account'
                              AND subject_id = account.id::text)
                  FROM identity_account account
                 WHERE username = 'ninhson'
                """);
    }

    private static void update(String sql) {
        try {
            program.stored().sql(sql).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first word of the first row; empty without one. */
    private static String stored(String sql) {
        try {
            return program.stored().sql(sql).query(String.class).optional().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is stored of an exemplar; all of it changes with an act, or nothing does. */
    private record Kept(
            long exemplars, String state, long claims, long filings, long findings, long notes, String entries) {}

    /** One exemplar on its path, and how many acts were acknowledged. */
    private static final class Walk {

        private final String name;
        private String id = "";
        private int asked;
        private int acts;

        Walk(String name) {
            this.name = name;
        }

        Walk goBefore(Act act) throws Exception {
            for (Act earlier : Act.values()) {
                if (earlier.compareTo(act) < 0) {
                    send(earlier, form(earlier));
                }
            }
            return this;
        }

        void send(Act act, Form form) throws Exception {
            HttpResponse<String> answer = by(act).send(form, headers(act));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(act == Act.DESCRIBE ? 200 : 302);
            acts++;
        }

        PlainVisitor by(Act act) {
            return act == Act.JUDGE || act == Act.ACCEPT ? hub : officer;
        }

        /** Drafts are saved as the script saves them. */
        static String[] headers(Act act) {
            return act == Act.DESCRIBE ? new String[] {"HX-Request", "true"} : new String[0];
        }

        Form form(Act act) throws Exception {
            String here = "/dien-hinh/" + id;
            return switch (act) {
                case REGISTER -> {
                    Form form = officer.form("/dien-hinh/moi?ke-hoach=ninh-hoa-2021", "/dien-hinh")
                            .type("name", name)
                            .type("subjectKind", "individual")
                            .type("movement", "nh-mv-01");
                    id = form.fields().get("id");
                    yield form;
                }
                case DESCRIBE -> {
                    Form form = officer.form(here + "/sua", here + "/ban-nhap");
                    asked = form.names("answer-").size();
                    yield form.type("place", "thôn Văn Định")
                            .type("deed", "Quét đường làng mỗi sáng")
                            .type("achievement", "Cả thôn cùng làm")
                            .type("lesson", "Chia việc nhỏ")
                            .typeAll("answer-", "MET")
                            .typeAll("words-", "Có xác nhận của thôn");
                }
                case SUBMIT -> officer.form(here + "/gui", here + "/gui");
                case JUDGE -> judging(here);
                case ACCEPT -> judging(here).to(here + "/tiep-nhan");
                case FOSTER, REVIEW ->
                    officer.form(here, here + "/boi-duong")
                            .type("kind", act == Act.FOSTER ? "GOAL" : "REVIEW")
                            .type("words", "Mở rộng ra ba thôn");
            };
        }

        private static Form judging(String here) throws Exception {
            return hub.form(here + "/danh-gia", here + "/danh-gia").typeAll("finding-", "MET");
        }

        Kept after(int acts) {
            return new Kept(
                    acts >= 1 ? 1 : 0,
                    acts < 1 ? "" : acts < 3 ? "DRAFT" : acts < 5 ? "SUBMITTED" : "FOSTERED",
                    acts >= 2 ? asked : 0,
                    acts >= 3 ? 1 : 0,
                    acts >= 4 ? asked : 0,
                    Math.max(0, acts - 5),
                    Stream.of(Act.values())
                            .limit(acts)
                            .map(act -> "exemplar." + act.entry)
                            .reduce("", (list, entry) -> list + " " + entry)
                            .strip());
        }

        Kept kept() throws Exception {
            return program.stored()
                    .sql("""
                            SELECT count(*) AS exemplars,
                                   coalesce(min(state), '') AS state,
                                   (SELECT count(*)
                                      FROM exemplar_claim
                                     WHERE exemplar_id = CAST(:id AS uuid)
                                       AND answer = 'MET'
                                       AND words <> '') AS claims,
                                   (SELECT count(*) FROM plan_filing WHERE exemplar_id = CAST(:id AS uuid)) AS filings,
                                   (SELECT count(*) FROM exemplar_judgement WHERE exemplar_id = CAST(:id AS uuid)) AS findings,
                                   (SELECT count(*) FROM exemplar_fostering WHERE exemplar_id = CAST(:id AS uuid)) AS notes,
                                   (SELECT coalesce(string_agg(act, ' ' ORDER BY id), '')
                                      FROM audit_entry
                                     WHERE subject_kind = 'exemplar'
                                       AND subject_id = :id) AS entries
                              FROM exemplar_exemplar
                             WHERE name = :name
                            """)
                    .param("id", id)
                    .param("name", name)
                    .query(Kept.class)
                    .single();
        }
    }
}
