package vn.guongsang.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.document.UploadFixtures;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.plan.pack.PlanKind;
import vn.guongsang.time.OfficeCalendar;

@InPlanWorld
class PlanPagesTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final List<String> PARTS = List.of(
            "",
            "/nghia-vu",
            "/nghia-vu?cua=toi",
            "/lich",
            "/phong-trao",
            "/chi-tieu",
            "/tieu-chi",
            "/don-vi",
            "/diem-chua-ro",
            "/hoi-nghi",
            "/toan-van",
            "/toan-van?muc=communication",
            "/toan-van?muc=obligations",
            "/toan-van?muc=criteria",
            "/toan-van?muc=conferences",
            "/su-kien",
            "/phien-ban",
            "/phien-ban/1/so-sanh",
            "/vuong-mac");

    @Autowired
    PlanWorld world;

    @Autowired
    Plans plans;

    @Autowired
    PlanLoading loading;

    @Autowired
    Drafting drafting;

    @Autowired
    Bodies bodies;

    @Autowired
    Drafts drafts;

    @Autowired
    OfficeCalendar office;

    @Autowired
    Blocs blocs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<WorkSource> sources;

    @LocalServerPort
    int port;

    private final Map<String, HttpClient> clients = new HashMap<>();

    @BeforeEach
    void settle() {
        world.settle();
    }

    @Test
    void showsEveryPageOfEveryPlanInBothLanguagesWithoutAMissingWord() throws Exception {
        for (String lang : List.of("vi", "en")) {
            get("hub", "/ke-hoach?lang=" + lang);
            assertPage("hub", "/ke-hoach");
            for (Plan plan : plans.all()) {
                for (String part : PARTS) {
                    assertPage("hub", "/ke-hoach/" + plan.code() + part);
                }
                for (var movement : plans.pack(plan.id()).movements()) {
                    assertPage("hub", "/ke-hoach/" + plan.code() + "/phong-trao/" + movement.id());
                }
            }
            for (var obligation : plans.pack(world.town().id()).obligations()) {
                assertPage("hub", "/nhiem-vu?ke-hoach=" + PlanWorld.TOWN + "&nghia-vu=" + obligation.id());
            }
            assertPage("hub", "/nhiem-vu/tiep-nhan");
        }
        get("hub", "/ke-hoach?lang=vi");
    }

    @Test
    void showsEverySortOfPageOfADraftInBothLanguages() throws Exception {
        UUID id = UUID.randomUUID();
        drafting.beginAmendment(world.actor("hub"), id, world.town());
        String draft = "/ban-thao/" + id;
        DraftPack pack = drafts.pack(id);
        for (String lang : List.of("en", "vi")) {
            get("hub", "/ke-hoach?lang=" + lang);
            for (String part : List.of("", "/muc", "/so-sanh", "/ban-hanh", "/danh-muc", "/danh-muc?q=xa")) {
                assertPage("hub", draft + part);
            }
            assertPage("hub", "/ban-thao");
            assertPage("hub", "/ban-thao/moi");
            for (DraftPack.Place section : pack.below(pack.root())) {
                assertPage("hub", draft + "/muc?o=" + section.address());
            }
            for (String entry : List.of(
                    "obligations/nh-ob-01", "bodies/phong-noi-vu", "criteria/sets/nh-cs-general", "recipients/0")) {
                assertPage("hub", draft + "/muc?o=" + entry);
            }
            assertPage("hub", "/ke-hoach/" + PlanWorld.TOWN + "/nghia-vu/nh-ob-05/phat-sinh");
        }
        assertThat(get("officer", draft).statusCode()).isEqualTo(404);
        assertThat(get("officer", "/ban-thao").statusCode()).isEqualTo(403);
    }

    @Test
    void whatNobodyOwesIsSaidOnThePlansPagesAndConfirmedBeforeItIsPublished() throws Exception {
        UUID id = UUID.randomUUID();
        Actor hub = world.actor("hub");
        drafting.beginEmpty(
                hub,
                id,
                "Kế hoạch có việc chưa ai làm",
                PlanKind.EXEMPLARS,
                bodies.get(world.town().issuerId()));
        put(
                id,
                "plan",
                Map.of("period", Map.of("from", "2025-02-01", "to", "2025"), "issued", Map.of("on", "2025-01-20")));
        put(id, drafting.add(hub, id, "bodies"), Map.of("name", "Trưởng cụm", "kind", "cluster-head", "clause", "II"));
        put(
                id,
                drafting.add(hub, id, "obligations"),
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo của trưởng cụm",
                        "who", List.of("body-3"),
                        "cadence", "yearly",
                        "due", Map.of("rule", "end-of-period"),
                        "clause", "III.1"));
        String draft = "/ban-thao/" + id;
        String form = get("hub", draft + "/ban-hanh").body();
        assertThat(field(form, "hieu-luc")).contains("01/02/2025");
        assertThat(field(form, "ngay")).contains("20/01/2025");
        assertThat(form).contains("Tôi đã biết 1 nhiệm vụ chưa ai phải làm: Báo cáo của trưởng cụm (III.1)");

        String[] paper = {"so", "5/KH-UBND", "ngay", "20/01/2025", "hieu-luc", "01/02/2025"};
        assertThat(post("hub", draft + "/ban-hanh", form, paper).body())
                .contains("Đánh dấu để xác nhận vẫn ban hành khi có nhiệm vụ chưa ai phải làm");
        HttpResponse<String> published = post(
                "hub",
                draft + "/ban-hanh",
                form,
                Stream.concat(Stream.of(paper), Stream.of("khong-ai", "co")).toArray(String[]::new));
        assertThat(published.statusCode()).isEqualTo(302);
        String plan = URI.create(published.headers().firstValue("Location").orElseThrow())
                .getPath();
        assertThat(get("hub", plan + "/lich").body())
                .contains("Hiện chưa ai phải làm: 1 nhiệm vụ")
                .contains("Báo cáo của trưởng cụm");
        assertThat(get("hub", plan + "/nghia-vu").body()).contains("Hiện chưa ai phải làm");
        assertThat(get("hub", "/nhiem-vu/tinh-hinh?ke-hoach=" + plan.substring("/ke-hoach/".length()))
                        .body())
                .contains("Hiện chưa ai phải làm: 1 nhiệm vụ");
    }

    @Test
    void howManyDutiesAreOverdueAtOnceIsSaidAndConfirmedBeforeANewPlanIsPublished() throws Exception {
        UUID id = UUID.randomUUID();
        Actor hub = world.actor("hub");
        drafting.beginEmpty(
                hub,
                id,
                "Kế hoạch có việc quá hạn",
                PlanKind.EXEMPLARS,
                bodies.get(world.town().issuerId()));
        put(id, "plan", Map.of("period", Map.of("from", "2025", "to", "2025"), "issued", Map.of("on", "2025-02-20")));
        put(
                id,
                drafting.add(hub, id, "bodies"),
                Map.of(
                        "name", "Các xã",
                        "kind", "group",
                        "members", Map.of("kind", List.of("people-committee"), "level", List.of("commune")),
                        "clause", "II"));
        put(
                id,
                drafting.add(hub, id, "obligations"),
                Map.of(
                        "kind", "report",
                        "what", "Báo cáo tháng",
                        "who", List.of("body-3"),
                        "cadence", "monthly",
                        "due", Map.of("rule", "end-of-period"),
                        "clause", "III.1"));
        String draft = "/ban-thao/" + id;
        String form = get("hub", draft + "/ban-hanh").body();
        // with its own day the reports of February would be late at once
        assertThat(field(form, "hieu-luc")).contains("18/03/2025");
        assertThat(form).doesNotContain("qua-han");

        String[] paper = {"so", "6/KH-UBND", "ngay", "20/02/2025", "hieu-luc", "01/01/2025"};
        String late = "Với ngày đã ghi: 10 nhiệm vụ đã quá hạn ngay khi ban hành";
        String refused = post("hub", draft + "/ban-hanh", form, paper).body();
        assertThat(refused).contains(late);
        assertThat(field(refused, "qua-han")).contains("value=\"10\"");
        String[] other = paper.clone();
        other[5] = "20/02/2025";
        assertThat(post("hub", draft + "/ban-hanh", refused, with(other, "qua-han", "10"))
                        .body())
                .contains("Với ngày đã ghi: 5 nhiệm vụ đã quá hạn");
        assertThat(post("hub", draft + "/ban-hanh", refused, with(paper, "qua-han", "10"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("""
                        SELECT count(*)
                          FROM plan_instance instance
                          JOIN plan_plan plan ON plan.id = instance.plan_id
                         WHERE plan.number = '6/KH-UBND'
                           AND instance.due < :today
                        """)
                        .param("today", PlanWorld.TODAY)
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
        // other tests count what is due in this world
        jdbc.sql(
                        "UPDATE plan_instance SET owed_until = '-infinity' FROM plan_plan plan WHERE plan.id = plan_id AND plan.number = '6/KH-UBND'")
                .update();
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void anAdministratorOfAnotherBodyIsToldHowAPlanBecomesTheirs() throws Exception {
        UUID province = bodies.put(
                        "ubnd-tinh-truong-xuan",
                        "UBND tỉnh Trường Xuân",
                        Set.of(),
                        "people-committee",
                        "province",
                        null,
                        "tỉnh Trường Xuân")
                .id();
        world.person("admin-tx", Role.ADMINISTRATOR, bodies.get(province));
        String page = get("admin-tx", "/ban-thao/moi").body();

        assertThat(post("admin-tx", "/ban-thao", page, "cach", "sua-doi", "ke-hoach", PlanWorld.TOWN)
                        .body())
                .contains("Kế hoạch này của UBND thị xã Ninh Hòa nên bản sửa đổi do nơi ấy lập")
                .contains("để lập kế hoạch của UBND tỉnh Trường Xuân theo mẫu này");
        HttpResponse<String> begun = post("admin-tx", "/ban-thao", page, "cach", "ban-sao", "ke-hoach", PlanWorld.TOWN);
        assertThat(begun.statusCode()).isEqualTo(302);
        String draft =
                URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(get("admin-tx", draft).body())
                .contains("Bản thảo này là kế hoạch của UBND tỉnh Trường Xuân")
                .contains("/ban-hanh");
        assertThat(get("admin-tx", draft + "/ban-hanh").statusCode()).isEqualTo(200);
        assertThat(get("hub", draft).statusCode()).isEqualTo(404);
    }

    private void put(UUID draft, String address, Map<String, Object> more) {
        DraftPack pack = drafts.pack(draft);
        DraftPack.Place place = pack.at(address).orElseThrow();
        Map<String, Object> said = new LinkedHashMap<>(place.own());
        said.putAll(more);
        drafting.put(world.actor("hub"), draft, address, UUID.randomUUID(), place.mark(), said)
                .orThrow();
    }

    private static String field(String page, String name) {
        return Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsWhatSomebodyTypedIntoAnEntryAndShowsWhatItComesTo() throws Exception {
        UUID id = UUID.randomUUID();
        drafting.beginAmendment(world.actor("hub"), id, world.town());
        String entry = "/ban-thao/" + id + "/muc";
        String page = get("hub", entry + "?o=obligations/nh-ob-01").body();
        String mark = drafts.pack(id).at("obligations/nh-ob-01").orElseThrow().mark();

        var wrong = post(
                "hub",
                entry,
                page,
                "o",
                "obligations/nh-ob-01",
                "dau",
                mark,
                "m.what",
                "Việc",
                "m.due.rule",
                "day-of-month",
                "m.due.day-of-month.day",
                "40");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Nhập số nguyên từ 1 đến 31.", "value=\"40\"");

        String[] right = {
            "o",
            "obligations/nh-ob-01",
            "dau",
            mark,
            "m.clause",
            "IV.5.b",
            "m.kind",
            "nomination",
            "m.what",
            "Chọn gương",
            "m.who",
            drafts.pack(id).referable("bodies").getFirst().id(),
            "m.cadence",
            "monthly",
            "m.due.rule",
            "day-of-month",
            "m.due.day-of-month.day",
            "25"
        };
        var look = post("hub", "/ban-thao/" + id + "/xem-thu", page, right);
        assertThat(look.body()).contains("Hằng tháng, chậm nhất ngày 25", "25/03/2025");
        assertThat(post("hub", entry, page, right).statusCode()).isEqualTo(302);
        assertThat(drafts.pack(id).at("obligations/nh-ob-01").orElseThrow().said())
                .containsEntry("what", "Chọn gương");
        var late = post("hub", entry, page, right);
        assertThat(late.statusCode()).as("from a form that began before").isEqualTo(409);
        assertThat(late.body()).contains("vừa sửa nội dung này", "Chọn gương");
    }

    @Test
    void showsTheBoardToHubLeaderAndInspectorOnly() throws Exception {
        String other = "UBND xã Ninh Ích";
        for (String who : List.of("hub", "leader", "inspector")) {
            assertThat(get(who, "/nhiem-vu?ke-hoach=" + PlanWorld.TOWN).body()).contains(other);
            assertThat(get(who, excel()).statusCode()).isEqualTo(200);
        }
        for (String who : List.of("officer", "commune-leader")) {
            assertThat(get(who, "/nhiem-vu?ke-hoach=" + PlanWorld.TOWN).body())
                    .contains("UBND xã Ninh Đông")
                    .doesNotContain(other);
            assertThat(get(who, excel()).statusCode()).isEqualTo(403);
            assertThat(get(
                                    who,
                                    "/nhiem-vu?ke-hoach=" + PlanWorld.TOWN + "&don-vi="
                                            + world.commune("Ninh Ích").id())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(who, "/nhiem-vu/tiep-nhan").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theHeadOfAClusterFollowsItsMembersAndNobodyElse() throws Exception {
        var bloc = blocs.put(world.town().issuerId(), "cluster", 7, "Cụm thi đua số 7");
        blocs.join(bloc, world.commune("Ninh An"), true);
        blocs.join(bloc, world.commune("Ninh Hưng"), false);
        String path = "/nhiem-vu/tinh-hinh?ke-hoach=" + PlanWorld.TOWN;
        assertThat(get("other", path).body())
                .contains("Cụm thi đua số 7", "UBND xã Ninh Hưng")
                .doesNotContain("UBND xã Ninh Đông");
        assertThat(get("other", path + "&cum=" + UUID.randomUUID()).statusCode())
                .isEqualTo(403);
        assertThat(get("other", "/nhiem-vu/" + instance("Ninh Hưng", LocalDate.of(2025, 1, 1)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("other", "/nhiem-vu/" + instance("Ninh Đông", LocalDate.of(2025, 1, 1)))
                        .statusCode())
                .isEqualTo(404);
        for (String export : List.of("/excel", "/pdf")) {
            String file = path.replace("tinh-hinh?", "tinh-hinh" + export + "?");
            assertThat(get("other", file).statusCode()).isEqualTo(200);
            assertThat(get("officer", file).statusCode()).isEqualTo(403);
        }
        assertThat(get("officer", path).statusCode()).isEqualTo(403);
        jdbc.sql("""
                        INSERT INTO plan_filing (id, instance_id, kind, note, filed_on, filed_at, filed_by, filed_by_name)
                        SELECT uuidv7(), instance.id, 'PAPER', 'Kế hoạch', '2025-03-18', now(), uuidv7(), 'Ai'
                          FROM plan_instance instance
                         WHERE obligation IN ('nh-dl-02', 'nh-ob-01')
                           AND body_id = :body
                           AND period_from <= '2025-03-01'
                        """).param("body", world.commune("Ninh Hưng").id()).update();
        assertThat(get("other", "/nhiem-vu/chuyen-den?xem=ban-sao").body())
                .contains("UBND xã Ninh Hưng", "Ban hành và gửi Kế hoạch phát hiện")
                .doesNotContain("UBND xã Ninh Đông", "IV.5.b");
        assertThat(get("officer", "/nhiem-vu/chuyen-den?xem=ban-sao").body()).contains("Chưa có bản sao nào.");
        jdbc.sql("DELETE FROM plan_filing WHERE filed_by_name = 'Ai'").update();
        for (String lang : List.of("en", "vi")) {
            get("hub", "/nhiem-vu?lang=" + lang);
            assertPage("hub", path + "&ngay=01/02/2025");
            assertPage("hub", "/nhiem-vu/mot-trang?ke-hoach=" + PlanWorld.TOWN);
        }
    }

    @Test
    void everyNumberFollowsTheReadingThatTheHubChose() throws Exception {
        String plan = "/ke-hoach/" + PlanWorld.TOWN;
        String path = plan + "/chi-tieu/nh-q-14/cach-hieu";
        String form = get("hub", path).body();
        assertThat(get("hub", plan).body()).contains("210 điển hình tối thiểu");
        var unsaid = post("hub", path, form, "cach", "tung-nganh", "ly-do", " ");
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("Chưa ghi lý do.");
        assertThat(post("hub", path, form, "cach", "chung", "ly-do", "x").statusCode())
                .as("read so already")
                .isEqualTo(409);
        assertThat(post("leader", path, get("leader", "/viec").body(), "cach", "tung-nganh", "ly-do", "x")
                        .statusCode())
                .isEqualTo(403);

        assertThat(post("hub", path, form, "cach", "tung-nganh", "ly-do", "Công văn 12")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("hub", plan).body()).contains("220 điển hình tối thiểu");
        assertThat(get("officer", plan + "/chi-tieu").body())
                .contains("Mỗi ngành một chỉ tiêu (2 ngành)", "Công văn 12", "Theo từng ngành")
                .doesNotContain("Đổi cách hiểu");
        post("hub", path, form, "cach", "chung", "ly-do", "Công văn 13");
        assertThat(get("hub", plan).body()).contains("210 điển hình tối thiểu");
        assertThat(get("hub", plan + "/chi-tieu").body()).contains("Công văn 12", "Công văn 13");
    }

    @Test
    void answersForeignAndMissingInstancesAlike() throws Exception {
        UUID foreign = instance("Ninh An", LocalDate.of(2025, 1, 1));
        var hidden = get("officer", "/nhiem-vu/" + foreign);
        var missing = get("officer", "/nhiem-vu/" + UUID.randomUUID());
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(missing.body().replace(path(missing), path(hidden)));
        assertThat(get("officer", "/nhiem-vu/khong-phai-ma").statusCode()).isEqualTo(404);
        assertThat(get("hub", "/nhiem-vu/" + foreign).statusCode()).isEqualTo(200);
    }

    @Test
    void takesNonsenseInTheAddressForNothingAsked() throws Exception {
        for (String nonsense : List.of(
                "?nam=abc",
                "?nam=0000",
                "?trang=-5",
                "?trang=999999999999",
                "?tinh-trang=LATE",
                "?nghia-vu=khong-co",
                "?ten=%25%27%3B--")) {
            assertThat(get("hub", "/nhiem-vu" + nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(200);
        }
        assertThat(get("hub", "/nhiem-vu?ngay=31/2/2025").body())
                .contains(
                        "<a href=\"#ngay\">Nhập ngày dạng ngày/tháng/năm, ví dụ 20/10/2025.</a>",
                        "value=\"31/2/2025\"");
        assertThat(get("hub", "/ke-hoach/" + PlanWorld.TOWN + "/lich?tu=13/2025")
                        .body())
                .contains("<a href=\"#tu\">Nhập tháng dạng tháng/năm, ví dụ 3/2025.</a>");
        for (String path : List.of(
                "/ke-hoach/khong-co", "/nhiem-vu?ke-hoach=khong-co", "/ke-hoach/" + PlanWorld.TOWN + "/phong-trao/x")) {
            assertThat(get("hub", path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void filesOnceWhatIsSentTwice() throws Exception {
        UUID instance = instance("Ninh Đông", LocalDate.of(2025, 3, 1));
        String page = get("officer", "/nhiem-vu/" + instance).body();
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            var sent = upload("officer", instance, page, id, "Báo cáo tháng 3", "bao-cao.pdf", UploadFixtures.pdf());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        }
        assertThat(count("SELECT count(*) FROM plan_filing WHERE instance_id = ?", instance))
                .isOne();
        var paper = get("officer", "/nhiem-vu/bao-cao/" + id + "/tep");
        assertThat(paper.headers().firstValue("Content-Disposition").orElse("")).contains("bao-cao.pdf");
        assertThat(get("other", "/nhiem-vu/bao-cao/" + id + "/tep").statusCode())
                .isEqualTo(404);
        assertThat(get("hub", "/nhiem-vu/bao-cao/" + id + "/tep").statusCode()).isEqualTo(200);
    }

    @Test
    void returnsAFilingWithAReasonThatTheBodyReadsFirst() throws Exception {
        UUID instance = instance("Ninh Đông", LocalDate.of(2025, 1, 1));
        String page = get("officer", "/nhiem-vu/" + instance).body();
        String id = UUID.randomUUID().toString();
        upload("officer", instance, page, id, "Danh sách một gương", "", "");
        assertThat(get("officer", "/nhiem-vu/" + instance).body()).contains("chậm 57 ngày", "Chờ tiếp nhận");
        String queue =
                get("hub", "/nhiem-vu/tiep-nhan?ke-hoach=" + PlanWorld.TOWN).body();
        assertThat(queue).contains("UBND xã Ninh Đông", "Danh sách một gương", "Gửi chậm 57 ngày");
        assertThat(post("hub", "/nhiem-vu/bao-cao/" + id + "/tra-lai", queue, "ly-do", " ")
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("officer", "/nhiem-vu/bao-cao/" + id + "/tiep-nhan", page)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("hub", "/nhiem-vu/bao-cao/" + id + "/tra-lai", queue, "ly-do", "Thiếu chữ ký")
                        .statusCode())
                .isEqualTo(302);
        assertThat(post("hub", "/nhiem-vu/bao-cao/" + id + "/tiep-nhan", queue).statusCode())
                .isEqualTo(409);
        String returned = get("officer", "/nhiem-vu/" + instance).body();
        assertThat(returned.indexOf("Trả lại để bổ sung: Thiếu chữ ký"))
                .isBetween(1, returned.indexOf("Kế hoạch yêu cầu"));
        assertThat(items("officer", WorkItem.Group.RETURNED)).containsExactly("Thiếu chữ ký");
        assertThat(desk("officer"))
                .filteredOn(item -> item.href().equals("/nhiem-vu/" + instance))
                .extracting(WorkItem::group)
                .containsExactly(WorkItem.Group.RETURNED);
        String desk = get("officer", "/viec").body();
        assertThat(desk.indexOf("Thiếu chữ ký")).isBetween(1, desk.indexOf("Quá hạn"));
    }

    @Test
    void theDeskCountsAllThatIsOverdueAndHidesNeitherTheOldestNorTheNewest() throws Exception {
        List<LocalDate> due = jdbc.sql("""
                        SELECT due
                          FROM plan_instance
                         WHERE body_id = ? AND binding AND met_on IS NULL AND due < ? AND owed_until > ?
                         ORDER BY due
                        """)
                .param(world.commune("Ninh An").id())
                .param(PlanWorld.TODAY)
                .param(PlanWorld.TODAY)
                .query(LocalDate.class)
                .list();
        List<WorkItem> overdue = desk("other").stream()
                .filter(item -> item.group() == WorkItem.Group.OVERDUE)
                .toList();
        assertThat(due).hasSizeGreaterThan(20);
        assertThat(overdue.stream().mapToLong(WorkItem::number).sum()).isEqualTo(due.size());
        assertThat(overdue).hasSize(11);
        assertThat(overdue.stream()
                        .flatMap(item -> Stream.ofNullable(item.deadline()))
                        .map(Deadline::day))
                .startsWith(due.getFirst())
                .endsWith(due.getLast());
        assertThat(get("other", "/viec").body()).contains("<h2>Quá hạn <span class=\"count\">" + due.size());
        WorkItem rest =
                overdue.stream().filter(item -> item.number() > 1).findFirst().orElseThrow();
        assertThat(rest.number()).isEqualTo(due.size() - 10);
        String all = get("other", rest.href()).body();
        assertThat(all.split("<tr><th scope=\"row\"", -1)).hasSize(due.size() + 1);
        assertThat(all).contains("Mọi năm", due.size() + " việc quá hạn");
    }

    @Test
    void theBodiesThatAreLateAreSeenWhereTheDeskLeads() throws Exception {
        List<WorkItem> late = desk("leader").stream()
                .filter(item -> item.href().contains("tinh-trang=OVERDUE"))
                .toList();
        assertThat(late).isNotEmpty();
        for (WorkItem item : late) {
            String bodies = item.what().args().getFirst().toString();
            assertThat(get("leader", item.href()).body())
                    .contains("chưa gửi, ở " + bodies + "/", "<span class=\"count\">" + bodies + "</span>");
        }
    }

    @Test
    void whoHasNothingToDoUnderAPlanSeesItsWholeCalendar() throws Exception {
        String idle = jdbc.sql("""
                        SELECT body.name
                          FROM organisation_v_body body
                         WHERE body.id NOT IN (SELECT body_id FROM plan_instance)
                         LIMIT 1
                        """).query(String.class).single();
        world.person("idle", Role.ADMINISTRATOR, world.body(idle));
        String path = "/ke-hoach/" + PlanWorld.TOWN + "/lich";
        assertThat(get("idle", path).body()).contains("class=\"month").doesNotContain("Không có gì đến hạn");
        assertThat(get("idle", path + "?cua=toi").body())
                .contains("Không có gì đến hạn", "cua=tat-ca", "Xem toàn bộ kế hoạch");
        assertThat(get("officer", path).body()).contains("<option value=\"toi\" selected>");
    }

    @Test
    void theDayIsNotOfferedForMovingWhereTheRealDayHolds() throws Exception {
        assertThat(get("admin", "/muc-luc").body()).doesNotContain("/quan-tri/ngay-lam-viec");
    }

    @Test
    void theHubReturnsSeveralFilingsWithOneReasonOrNone() throws Exception {
        UUID first = filed("officer", "Ninh Đông", LocalDate.of(2024, 11, 1));
        UUID second = filed("other", "Ninh An", LocalDate.of(2024, 11, 1));
        String path = "/nhiem-vu/tiep-nhan";
        String queue = get("hub", path + "?ke-hoach=" + PlanWorld.TOWN).body();
        String[] both = {"ke-hoach", PlanWorld.TOWN, "chon", first.toString(), "chon", second.toString()};

        var nothing = post("hub", path, queue, "ke-hoach", PlanWorld.TOWN, "ly-do", "Thiếu chữ ký");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Chưa chọn báo cáo nào.", "Chọn tiếp nhận hoặc trả lại.", "Thiếu chữ ký");
        var reasonless = post("hub", path, queue, and(both, "ket-qua", "RETURN"));
        assertThat(reasonless.statusCode()).isEqualTo(422);
        assertThat(reasonless.body()).contains("Trả lại cần có lý do.");
        assertThat(post("officer", path, get("officer", "/viec").body(), and(both, "ket-qua", "ACCEPT"))
                        .statusCode())
                .isEqualTo(403);

        String[] returned = and(both, "ket-qua", "RETURN", "ly-do", "Thiếu chữ ký");
        assertThat(post("hub", path, queue, returned).body())
                .contains("Trả lại 2 báo cáo", "UBND xã Ninh An", "UBND xã Ninh Đông", "Thiếu chữ ký");
        assertThat(rulings(first, second)).as("nothing before it is confirmed").isZero();

        post("hub", "/nhiem-vu/bao-cao/" + first + "/tiep-nhan", queue);
        String[] confirmed = and(returned, "xac-nhan", "co");
        var meanwhile = post("hub", path, queue, confirmed);
        assertThat(meanwhile.statusCode()).isEqualTo(422);
        assertThat(meanwhile.body()).contains("1 báo cáo đã chọn vừa được người khác");
        assertThat(rulings(first, second)).as("all or nothing").isEqualTo(1);

        UUID third = filed("other", "Ninh An", LocalDate.of(2024, 12, 1));
        confirmed[3] = third.toString();
        assertThat(post("hub", path, queue, confirmed).statusCode()).isEqualTo(302);
        assertThat(rulings(second, third)).isEqualTo(2);
    }

    @Test
    void theHubForwardsAFilingAndThatAloneIsOpened() throws Exception {
        var press = world.body("Ban Tuyên giáo Thị ủy");
        if (world.actor("press") == null) {
            world.person("press", Role.EDITOR, press);
        }
        LocalDate october = LocalDate.of(2024, 10, 1);
        UUID sent = filed("officer", "Ninh Đông", october);
        UUID beside = filed("officer", "Ninh Đông", october);
        String duty = "/nhiem-vu/" + instance("Ninh Đông", october);
        assertThat(get("press", duty).statusCode()).isEqualTo(404);
        String page = get("hub", duty).body();
        assertThat(page).contains("Ban Tuyên giáo Thị ủy (tuyên truyền)", "Sở Nội vụ (cấp trên, nơi nhận)");

        String forward = "/nhiem-vu/bao-cao/" + sent + "/chuyen";
        String[] fields = {"noi-nhan", press.id().toString(), "ghi-chu", "Đề nghị đưa tin"};
        assertThat(post(
                                "hub",
                                forward,
                                page,
                                and(
                                        new String[0],
                                        "noi-nhan",
                                        world.commune("Ninh An").id().toString()))
                        .statusCode())
                .as("nobody the plan names")
                .isEqualTo(409);
        assertThat(post("officer", forward, get("officer", duty).body(), fields).statusCode())
                .isEqualTo(403);
        assertThat(items("press", WorkItem.Group.WAITING)).isEmpty();
        assertThat(post("hub", forward, page, fields).statusCode()).isEqualTo(302);
        assertThat(post("hub", forward, page, fields).statusCode())
                .as("it has it")
                .isEqualTo(409);

        assertThat(items("press", WorkItem.Group.WAITING)).hasSize(1);
        assertThat(get("press", duty).body())
                .contains(sent.toString())
                .doesNotContain(beside.toString(), "Diễn biến", "/quyet-dinh-gia-han");
        assertThat(get("press", "/nhiem-vu/" + instance("Ninh Đông", LocalDate.of(2024, 9, 1)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("other", duty).statusCode()).isEqualTo(404);
        String inbox = get("press", "/nhiem-vu/chuyen-den").body();
        assertThat(inbox).contains("UBND xã Ninh Đông", "Đề nghị đưa tin");
        assertThat(get("officer", "/nhiem-vu/chuyen-den").body()).contains("Chưa có báo cáo nào được chuyển đến.");
        assertThat(get("inspector", "/nhiem-vu/chuyen-den").statusCode()).isEqualTo(403);

        UUID forwarding = jdbc.sql("SELECT id FROM plan_forwarding WHERE filing_id = :filing")
                .param("filing", sent)
                .query(UUID.class)
                .single();
        String taken = "/nhiem-vu/chuyen-den/" + forwarding + "/da-nhan";
        assertThat(post("other", taken, get("other", "/viec").body()).statusCode())
                .isEqualTo(404);
        assertThat(post("press", taken, inbox).statusCode()).isEqualTo(302);
        assertThat(items("press", WorkItem.Group.WAITING)).isEmpty();
        assertThat(get("officer", duty).body())
                .contains("Ban Tuyên giáo Thị ủy", "Đề nghị đưa tin", "Người press tiếp nhận");
        for (String lang : List.of("en", "vi")) {
            get("hub", "/nhiem-vu?lang=" + lang);
            assertPage("hub", duty);
            for (String view : List.of("", "?xem=ban-sao", "?xem=da-chuyen")) {
                assertPage("hub", "/nhiem-vu/chuyen-den" + view);
            }
        }
    }

    @Test
    void theHubForwardsSeveralFilingsAtOnce() throws Exception {
        UUID first = filed("officer", "Ninh Đông", LocalDate.of(2024, 8, 1));
        UUID second = filed("other", "Ninh An", LocalDate.of(2024, 8, 1));
        String path = "/nhiem-vu/tiep-nhan";
        String queue = get("hub", path + "?ke-hoach=" + PlanWorld.TOWN).body();
        String[] both = {
            "ke-hoach", PlanWorld.TOWN, "chon", first.toString(), "chon", second.toString(), "ket-qua", "FORWARD"
        };
        assertThat(post("hub", path, queue, both).statusCode()).isEqualTo(422);
        String[] whole = and(both, "noi-nhan", world.body("Sở Nội vụ").id().toString(), "ly-do", "Kính chuyển");
        assertThat(post("hub", path, queue, whole).body())
                .contains("Chuyển 2 báo cáo", "Sở Nội vụ", "Kính chuyển", "UBND xã Ninh An");
        assertThat(post("hub", path, queue, and(whole, "xac-nhan", "co")).statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql("SELECT count(*) FROM plan_forwarding WHERE note = 'Kính chuyển'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(rulings(first, second))
                .as("they still wait for the hub's word")
                .isZero();
    }

    @Test
    void aDifficultyIsDeclinedWithAReasonOnlyAndTheFieldSaysSo() throws Exception {
        String path = "/ke-hoach/" + PlanWorld.TOWN + "/vuong-mac";
        UUID id = UUID.randomUUID();
        String page = get("officer", path).body();
        assertThat(post("officer", path, page, "id", id.toString(), "muc", "IV.5.b", "noi-dung", "Thôn xa")
                        .statusCode())
                .isEqualTo(302);
        String desk = get("hub", path).body();
        String field = "ly-do-" + id;
        var refused = post("hub", path + "/" + id + "/tra-loi", desk, "quyet-dinh", "khong", field, " ");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#" + field + "\"", "id=\"" + field + "-loi\"", "Ghi lý do không sửa kế hoạch.");
        assertThat(post("hub", path + "/" + id + "/tra-loi", desk, "quyet-dinh", "khong", field, "Đã có mục IV.6")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("officer", path).body()).contains("Đã có mục IV.6");
    }

    private UUID filed(String who, String commune, LocalDate from) throws Exception {
        UUID instance = instance(commune, from);
        UUID filing = UUID.randomUUID();
        String page = get(who, "/nhiem-vu/" + instance).body();
        upload(who, instance, page, filing.toString(), "Danh sách", "", "");
        return filing;
    }

    private long rulings(UUID... filings) {
        return jdbc.sql("SELECT count(*) FROM plan_ruling WHERE filing_id IN (:filings)")
                .param("filings", List.of(filings))
                .query(Long.class)
                .single();
    }

    private static String[] and(String[] fields, String... more) {
        return Stream.of(fields, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void refusesAnEmptyAnswerAndAnswersOfOthers() throws Exception {
        UUID instance = instance("Ninh Đông", LocalDate.of(2025, 2, 1));
        String page = get("officer", "/nhiem-vu/" + instance).body();
        assertThat(upload("officer", instance, page, UUID.randomUUID().toString(), " ", "", "")
                        .statusCode())
                .isEqualTo(422);
        assertThat(upload("officer", instance, page, UUID.randomUUID().toString(), "", "lua.exe", "MZ")
                        .statusCode())
                .isEqualTo(409);
        String foreign = get("other", "/nhiem-vu/" + instance("Ninh An", LocalDate.of(2025, 2, 1)))
                .body();
        assertThat(upload("other", instance, foreign, UUID.randomUUID().toString(), "x", "", "")
                        .statusCode())
                .isEqualTo(404);
        String leader = get("commune-leader", "/nhiem-vu/" + instance).body();
        assertThat(upload(
                                "commune-leader",
                                instance,
                                leader.contains("_csrf") ? leader : page,
                                UUID.randomUUID().toString(),
                                "x",
                                "",
                                "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(count("SELECT count(*) FROM plan_filing WHERE instance_id = ?", instance))
                .isZero();
    }

    @Test
    void letsTheHubSetADayWhereThePlanGivesNone() throws Exception {
        String due = "/ke-hoach/" + PlanWorld.TOWN + "/nghia-vu/nh-ob-03/han";
        assertThat(get("officer", due).statusCode()).isEqualTo(403);
        assertThat(get("hub", due.replace("nh-ob-03", "nh-ob-01")).statusCode()).isEqualTo(409);
        String form = get("hub", due).body();
        assertThat(post("hub", due, form, "m.due.rule", "day-of-month", "m.due.day-of-month.day", "32")
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("hub", due, form).statusCode()).isEqualTo(422);
        assertThat(post(
                                "hub",
                                due,
                                form,
                                "m.due.rule",
                                "day-of-month",
                                "m.due.day-of-month.day",
                                "15",
                                "m.due.day-of-month.month",
                                "last")
                        .statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql(
                                "SELECT DISTINCT due FROM plan_instance WHERE obligation = 'nh-ob-03' AND period_from = '2025-01-01'")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2025, 12, 15));
        UUID instance = world.instance(world.commune("Ninh Đông"), "nh-ob-03", LocalDate.of(2025, 1, 1));
        assertThat(get("officer", "/nhiem-vu/" + instance).body())
                .contains("Kế hoạch không nêu hạn; Phòng Nội vụ ấn định ngày 15/12/2025.");

        String guidance = due.replace("nh-ob-03", "nh-ob-08");
        assertThat(post(
                                "hub",
                                guidance,
                                get("hub", guidance).body(),
                                "m.due.rule",
                                "days-after-period",
                                "m.due.days-after-period.days",
                                "5",
                                "m.due.days-after-period.count",
                                "working",
                                "m.due.rest-day",
                                "next")
                        .statusCode())
                .isEqualTo(302);
        assertThat(jdbc.sql(
                                "SELECT due FROM plan_instance WHERE obligation = 'nh-ob-08' AND period_from = '2025-01-01'")
                        .query(LocalDate.class)
                        .single())
                .as("1 January is a holiday, 2 January exchanged for the 10th: 5, 6, 7, 8, 9 January")
                .isEqualTo(LocalDate.of(2026, 1, 9));
        assertThat(get("hub", "/ke-hoach/" + PlanWorld.TOWN + "/nghia-vu").body())
                .contains(
                        "Hằng năm, trong 5 ngày làm việc sau khi hết kỳ; trùng ngày nghỉ thì tính sang ngày làm việc tiếp theo");
    }

    @Test
    void aBodyAsksForMoreTimeAndTheHubDecides() throws Exception {
        UUID instance = instance("Ninh An", LocalDate.of(2025, 3, 1));
        String one = "/nhiem-vu/" + instance;
        String ask = one + "/gia-han";
        String decide = one + "/quyet-dinh-gia-han";
        String page = get("other", one).body();
        assertThat(page).contains("Xin gia hạn").doesNotContain("Gia hạn hoặc miễn");
        assertThat(post("other", ask, page, "den-ngay", "20/03/2025", "ly-do-gia-han", "Thiên tai")
                        .statusCode())
                .as("not later than it is due")
                .isEqualTo(422);
        var empty = post("other", ask, page, "den-ngay", "28/03/2025", "ly-do-gia-han", " ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Ghi lý do xin gia hạn.", "28/03/2025");
        assertThat(post("officer", ask, get("officer", "/viec").body()).statusCode())
                .isEqualTo(404);
        assertThat(post("other", ask, page, "den-ngay", "28/03/2025", "ly-do-gia-han", "Thiên tai")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("other", one).body())
                .contains("Đề nghị gia hạn đến ngày 28/03/2025, đang chờ đầu mối quyết định.");
        assertThat(post("other", ask, page, "den-ngay", "29/03/2025", "ly-do-gia-han", "Thiên tai")
                        .statusCode())
                .as("one waits at a time")
                .isEqualTo(409);

        String desk = get("hub", one).body();
        assertThat(desk).contains("Gia hạn hoặc miễn", "Thiên tai");
        assertThat(post("other", decide, page, "viec", "WAIVED", "can-cu", "x").statusCode())
                .isEqualTo(403);
        assertThat(post("hub", decide, desk).statusCode()).isEqualTo(422);
        assertThat(post("hub", decide, desk, "viec", "EXTENDED", "can-cu", "Ý kiến của UBND")
                        .statusCode())
                .as("without a day")
                .isEqualTo(422);
        assertThat(post("hub", decide, desk, "viec", "EXTENDED", "han-moi", "27/03/2025", "can-cu", "Ý kiến của UBND")
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("other", one).body())
                .contains("Từ ngày 20/03/2025 đến ngày 27/03/2025")
                .contains("Ý kiến của UBND");
        assertThat(get("other", "/nhiem-vu?nam=2025").body())
                .contains("Gia hạn: Từ ngày 20/03/2025 đến ngày 27/03/2025", "Ý kiến của UBND");
        assertThat(get("hub", board() + "&tinh-trang=EXTENDED").body())
                .contains("được gia hạn, hạn đầu 20/03/2025")
                .doesNotContain("UBND xã Ninh Đông");
        loading.materialise(world.town().id());
        assertThat(jdbc.sql("SELECT due FROM plan_instance WHERE id = ?")
                        .param(instance)
                        .query(LocalDate.class)
                        .single())
                .as("laid out again, the day stays")
                .isEqualTo(LocalDate.of(2025, 3, 27));
    }

    @Test
    void theHubWaivesADutyWithItsBasis() throws Exception {
        UUID instance = instance("Ninh An", LocalDate.of(2025, 2, 1));
        String one = "/nhiem-vu/" + instance;
        String desk = get("hub", one).body();
        assertThat(post("hub", one + "/quyet-dinh-gia-han", desk, "viec", "REFUSED", "can-cu", "x")
                        .statusCode())
                .as("nothing was asked")
                .isEqualTo(409);
        assertThat(post("hub", one + "/quyet-dinh-gia-han", desk, "viec", "WAIVED", "can-cu", "Sáp nhập thôn")
                        .statusCode())
                .isEqualTo(302);

        String page = get("other", one).body();
        assertThat(page).contains("Đã được miễn thực hiện từ ngày 18/03/2025.");
        assertThat(get("other", "/nhiem-vu?nam=2025").body())
                .contains("Đã được miễn thực hiện từ ngày 18/03/2025.", "Sáp nhập thôn", instance.toString());
        assertThat(get("other", "/nhiem-vu?nam=2025&tinh-trang=OVERDUE").body())
                .as("waived is not overdue")
                .doesNotContain(instance.toString());
        assertThat(get("hub", board()).body()).contains("Được miễn từ ngày 18/03/2025", "tinh-trang=WAIVED");
        assertThat(get("hub", board() + "&tinh-trang=WAIVED").body())
                .contains("UBND xã Ninh An")
                .doesNotContain("UBND xã Ninh Đông");
        assertThat(upload("other", instance, page, UUID.randomUUID().toString(), "x", "", "")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatIsLockedIsTakenInNoMoreAndSaysSince() throws Exception {
        UUID instance = instance("Ninh Đông", LocalDate.of(2024, 12, 1));
        jdbc.sql("UPDATE plan_instance SET last_taken = '2025-03-17' WHERE id = ?")
                .param(instance)
                .update();

        String page = get("officer", "/nhiem-vu/" + instance).body();

        assertThat(page).contains("Đã khóa nhận từ sau ngày 17/03/2025 theo mục IV.5.b của kế hoạch.");
        assertThat(upload("officer", instance, page, UUID.randomUUID().toString(), "x", "", "")
                        .statusCode())
                .isEqualTo(409);
        jdbc.sql("UPDATE plan_instance SET last_taken = '2025-03-18' WHERE id = ?")
                .param(instance)
                .update();
        assertThat(get("officer", "/nhiem-vu/" + instance).body())
                .contains("Nộp muộn được nhận đến hết ngày 18/03/2025.")
                .doesNotContain("Đã khóa nhận");
    }

    @Test
    void administratorsEnterTheHolidaysOfAYear() throws Exception {
        String path = "/quan-tri/ngay-nghi";
        assertThat(get("hub", path).statusCode()).isEqualTo(403);
        assertPage("admin", path);
        String page = get("admin", path + "?nam=2025").body();
        assertThat(page).contains("Tết Nguyên đán Ất Tỵ", "Theo dữ liệu có sẵn trong phần mềm");
        assertThat(post("admin", path, page, "nam", "2025", "tu-ngay", "24/11/2025", "ten", "Ngày nghỉ")
                        .statusCode())
                .as("without a basis")
                .isEqualTo(422);
        var overlapping =
                post("admin", path, page, "nam", "2025", "tu-ngay", "30/01/2025", "ten", "Nghỉ", "can-cu", "Thông báo");
        assertThat(overlapping.statusCode()).isEqualTo(422);
        assertThat(overlapping.body()).contains("Trùng với “Tết Nguyên đán Ất Tỵ”");
        assertThat(post(
                                "admin",
                                path,
                                page,
                                "nam",
                                "2025",
                                "tu-ngay",
                                "24/11/2025",
                                "ten",
                                "Ngày nghỉ thêm",
                                "can-cu",
                                "Thông báo")
                        .statusCode())
                .isEqualTo(302);

        LocalDate added = LocalDate.of(2025, 11, 24);
        LocalDate tet = LocalDate.of(2025, 1, 29);
        assertThat(office.workingDays().working(added)).isFalse();
        assertThat(office.workingDays().working(tet))
                .as("the shipped days came along")
                .isFalse();
        assertThat(get("admin", path + "?nam=2025").body()).contains("Do quản trị viên nhập", "Ngày nghỉ thêm");
        assertThat(post("admin", path + "/bo", page, "tu-ngay", "2025-01-27").statusCode())
                .isEqualTo(302);
        assertThat(office.workingDays().working(tet)).isTrue();
        assertThat(post("admin", path + "/mac-dinh", page, "nam", "2025").statusCode())
                .isEqualTo(302);
        assertThat(office.workingDays().working(added)).isTrue();
        assertThat(office.workingDays().working(tet)).isFalse();
    }

    @Test
    void putsOverdueAndSilentOnTheDesk() {
        assertThat(items("other", WorkItem.Group.OVERDUE))
                .contains("IV.5.b, Phát hiện, bồi dưỡng và nhân rộng điển hình tiên tiến");
        assertThat(items("inspector", WorkItem.Group.OVERDUE)).isEmpty();
        assertThat(sources.stream()
                        .flatMap(source -> source.itemsFor(world.actor("hub")).stream())
                        .filter(item -> item.group() == WorkItem.Group.WAITING)
                        .map(WorkItem::href))
                .contains("/nhiem-vu/tinh-hinh?ke-hoach=" + PlanWorld.TOWN + "&nam=2025&tinh-trang=OVERDUE");
    }

    private List<WorkItem> desk(String who) {
        return sources.stream()
                .filter(source -> source.getClass().getName().contains(".plan."))
                .flatMap(source -> source.itemsFor(world.actor(who)).stream())
                .toList();
    }

    private List<String> items(String who, WorkItem.Group group) {
        return desk(who).stream()
                .filter(item -> item.group() == group)
                .map(WorkItem::basis)
                .toList();
    }

    private UUID instance(String commune, LocalDate from) {
        return world.instance(world.commune(commune), PlanWorld.MONTHLY, from);
    }

    private long count(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private static String board() {
        return excel().replace("/excel", "");
    }

    private static String excel() {
        return "/nhiem-vu/excel?ke-hoach=" + PlanWorld.TOWN + "&nghia-vu=" + PlanWorld.MONTHLY + "&nam=2025";
    }

    private void assertPage(String who, String path) throws Exception {
        var page = get(who, path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("⟦", " style=", "null</");
    }

    private static String path(HttpResponse<String> page) {
        return page.uri().getPath();
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return client(who)
                .send(
                        HttpRequest.newBuilder(address(path))
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String who, String path, String page, String... fields) throws Exception {
        return client(who)
                .send(
                        HttpRequest.newBuilder(address(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form(page, fields)))
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(
            String who, UUID instance, String page, String id, String words, String file, String content)
            throws Exception {
        return upload(who, instance, page, id, words, file, content.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> upload(
            String who, UUID instance, String page, String id, String words, String file, byte[] content)
            throws Exception {
        String boundary = "ranh-gioi";
        var body = new ByteArrayOutputStream();
        for (String[] field :
                new String[][] {{"_csrf", token(page)}, {"ma", id}, {"loai", "PAPER"}, {"noi-dung", words}}) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n"
                            + field[1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"" + file
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return client(who)
                .send(
                        HttpRequest.newBuilder(address("/nhiem-vu/" + instance + "/bao-cao"))
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpClient client(String who) throws Exception {
        HttpClient known = clients.get(who);
        if (known != null) {
            return known;
        }
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String door = client.send(HttpRequest.newBuilder(address("/dang-nhap")).build(), BodyHandlers.ofString())
                .body();
        var in = client.send(
                HttpRequest.newBuilder(address("/dang-nhap"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                form(door, "username", who, "password", PlanWorld.PASSWORD)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(in.headers().firstValue("Location").orElse("")).doesNotContain("loi");
        clients.put(who, client);
        return client;
    }

    private static String form(String page, String... fields) {
        var form = new StringBuilder("_csrf=" + token(page));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
