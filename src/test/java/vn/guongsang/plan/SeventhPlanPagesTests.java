package vn.guongsang.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.By;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.plan.pack.PackFixtures;

/** The pages of the plan that nobody had thought of, written and in force; every test is taken back. */
@InPlanWorld
@Transactional
class SeventhPlanPagesTests {

    private static final String PLAN = "/ke-hoach/lam-hai-2026";

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    PlanWorld world;

    @Autowired
    PlanLoading loading;

    @Autowired
    Drafting drafting;

    @Autowired
    Drafts drafts;

    @Autowired
    Plans plans;

    @Autowired
    Happenings happenings;

    @Autowired
    Blocs blocs;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void load() throws Exception {
        world.settle();
        loading.load(By.SYSTEM, Files.readAllBytes(PackFixtures.LAM_HAI));
        world.person("mttq", Role.HUB_OFFICER, world.body("Ủy ban MTTQ Việt Nam tỉnh Lâm Hải"));
        world.person("anphu", Role.OFFICER, world.body("Ủy ban MTTQ Việt Nam phường An Phú"));
    }

    @Test
    void everyEntryHasItsFormInBothLanguages() throws Exception {
        UUID id = UUID.randomUUID();
        drafting.beginUpload(world.actor("mttq"), id, Files.readAllBytes(PackFixtures.LAM_HAI))
                .orThrow();
        for (String language : List.of("en", "vi")) {
            speak(language);
            for (DraftPack.Place place : drafts.pack(id).all()) {
                page("mttq", "/ban-thao/" + id + "/muc?o=" + place.address());
            }
        }
        assertThat(page("mttq", "/ban-thao/" + id + "/muc?o=bodies/cum-truong"))
                .contains("Là trưởng cụm, trưởng khối (theo lượt)", "Khối thi đua các tổ chức chính trị - xã hội");
        assertThat(page("mttq", "/ban-thao/" + id + "/muc?o=obligations/iii-1"))
                .contains(
                        "chậm nhất thứ Ba; chậm nhất 14 giờ 00 ngày hết hạn",
                        "Hằng năm, trong thời gian",
                        "value=\"01/10\"");
        assertThat(page("mttq", "/ban-thao/" + id + "/muc?o=obligations/iii-18"))
                .contains("Khi 2 kỳ liên tiếp không thực hiện đúng hạn")
                .doesNotContain("quy tắc này không cho kỳ nào");
    }

    @Test
    void whatIsTypedIsShownAsItWillBeRead() throws Exception {
        UUID id = UUID.randomUUID();
        drafting.beginUpload(world.actor("mttq"), id, Files.readAllBytes(PackFixtures.LAM_HAI))
                .orThrow();
        assertThat(look(id))
                .contains(
                        "Hằng năm, nhân dịp “Kết thúc năm học”; chậm nhất 8 giờ 00 ngày hết hạn",
                        "theo lượt. Hãy chọn");
        assertThat(look(id, "m.minimum.0.count", "3", "m.minimum.0.most", "2")).contains("không được nhỏ hơn ít nhất");
    }

    @Test
    void aLineThatIsAddedComesIntoViewAndNoneThatIsEmptyGoes() throws Exception {
        UUID id = UUID.randomUUID();
        drafting.beginUpload(world.actor("mttq"), id, Files.readAllBytes(PackFixtures.LAM_HAI))
                .orThrow();
        String page = page("mttq", "/ban-thao/" + id + "/muc?o=obligations/iii-1");
        assertThat(page).contains("Trường hợp riêng: miễn, gia hạn", "Đã ghi: ").doesNotContain("autofocus");
        String mark = page.replaceFirst("(?s).*name=\"dau\" value=\"([^\"]+)\".*", "$1");

        String added = press(id, mark, "them:m.minimum", "m.minimum.0.count", "");
        assertThat(added).contains("name=\"m.minimum.0.count\"", "name=\"m.minimum.1.count\"");
        assertThat(added.split("autofocus", -1)).hasSize(2);

        String nested = press(id, mark, "them:m.minimum.0.of-which", "m.minimum.0.count", "");
        assertThat(nested).containsPattern("name=\"m.minimum.0.of-which.0.trait\"[^>]*autofocus");

        String dropped = press(id, mark, "bo:m.minimum.0", "m.minimum.0.count", "", "m.minimum.1.count", "");
        assertThat(dropped).contains("name=\"m.minimum.0.count\"").doesNotContain("name=\"m.minimum.1.count\"");
        dropped = press(id, mark, "bo:m.minimum.0", "m.minimum.0.count", "");
        assertThat(dropped)
                .doesNotContain("name=\"m.minimum.0.count\"")
                .containsPattern("value=\"them:m.minimum\"[^>]*autofocus");
    }

    /** Of a duty that is sent without its other fields; what is kept of it is no matter here. */
    private String press(UUID draft, String mark, String button, String... typed) throws Exception {
        MockHttpServletRequestBuilder form = post("/ban-thao/" + draft + "/muc")
                .param("o", "obligations/iii-1")
                .param("form", "00000000-0000-4000-8000-000000000001")
                .param("dau", mark)
                .param("viec", button)
                .param("m.what", "Báo cáo");
        for (int i = 0; i < typed.length; i += 2) {
            form.param(typed[i], typed[i + 1]);
        }
        MockHttpServletResponse answer = send("mttq", form);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private String look(UUID draft, String... more) throws Exception {
        MockHttpServletRequestBuilder typed = post("/ban-thao/" + draft + "/xem-thu")
                .param("o", "obligations/iii-17")
                .param("m.clause", "III.17")
                .param("m.kind", "report")
                .param("m.what", "Báo cáo")
                .param("m.who", "cum-truong")
                .param("m.cadence", "yearly")
                .param("m.due.rule", "on")
                .param("m.due.on.milestone", "het-nam-hoc")
                .param("m.until", "8 giờ");
        for (int i = 0; i < more.length; i += 2) {
            typed.param(more[i], more[i + 1]);
        }
        return send("mttq", typed).getContentAsString();
    }

    @Test
    void everyPageOfThePlanIsThereInBothLanguages() throws Exception {
        for (String language : List.of("en", "vi")) {
            speak(language);
            for (String part : List.of(
                    "",
                    "/nghia-vu",
                    "/lich",
                    "/don-vi",
                    "/su-kien",
                    "/toan-van?muc=obligations",
                    "/toan-van?muc=bodies",
                    "/toan-van?muc=milestones",
                    "/nghia-vu/iii-18/phat-sinh")) {
                page("mttq", PLAN + part);
            }
            for (UUID instance : jdbc.sql(
                            "SELECT DISTINCT ON (obligation) id FROM plan_instance WHERE body_id = :body ORDER BY obligation, period_from")
                    .param(
                            "body",
                            world.body("Ủy ban MTTQ Việt Nam phường An Phú").id())
                    .query(UUID.class)
                    .list()) {
                page("anphu", "/nhiem-vu/" + instance);
            }
            page("mttq", "/nhiem-vu?ke-hoach=lam-hai-2026&nghia-vu=iii-1");
        }
        assertThat(page("mttq", PLAN + "/nghia-vu"))
                .contains(
                        "được miễn các kỳ có hạn (chưa dời) trong thời gian 28/12 – 5/1 âm lịch hằng năm",
                        "không quá 3 gương, trong đó không quá 1 cán bộ lãnh đạo, quản lý, ít nhất 70% người lao động trực tiếp",
                        "cộng đồng bằng 30% khu dân cư, làm tròn lên",
                        "Số liệu của các đơn vị (còn 14)");
    }

    /** A group of bodies founded later, and a cluster whose first turn comes later, are not nobody. */
    @Test
    void whatSomebodyOwesLaterIsNotOwedByNobody() throws Exception {
        String founded = "Đơn vị thành lập sau ngày 01/3/2026 (III.11)";
        assertThat(page("mttq", PLAN + "/lich")).contains("Hiện chưa ai phải làm", founded);
        Plan plan = plans.byCode("lam-hai-2026").orElseThrow();
        jdbc.sql("UPDATE organisation_body SET valid_from = '2026-07-01' WHERE id = :body")
                .param(
                        "body",
                        world.body("Ủy ban MTTQ Việt Nam đặc khu Hòn Ngọc").id())
                .update();
        loading.settleParts(plan.id());
        loading.materialise(plan.id());
        assertThat(page("mttq", PLAN + "/lich"))
                .contains("Hiện chưa ai phải làm: 1 nhiệm vụ")
                .doesNotContain(founded);
        UUID cluster = blocs.on(PlanWorld.TODAY).stream()
                .filter(one -> one.name().equals("Cụm thi đua MTTQ cấp xã"))
                .findFirst()
                .orElseThrow()
                .id();
        blocs.lead(
                        By.SYSTEM,
                        cluster,
                        world.body("Ủy ban MTTQ Việt Nam phường An Phú").id(),
                        LocalDate.of(2027, 1, 1),
                        "Quy chế")
                .orThrow();
        assertThat(page("mttq", PLAN + "/lich")).doesNotContain("Hiện chưa ai phải làm");
    }

    /** Three of three, and one woman of two: whoever looks sees why it is still open. */
    @Test
    void whatIsLackingIsSaid() throws Exception {
        assertThat(afterSending("iii-7", "{\"any\": 3, \"trait:nữ\": 1, \"movement:toan-dan-doan-ket\": 3}"))
                .contains("Chưa đủ", "còn thiếu 1 của “", "1 nữ");
        assertThat(afterSending("iii-20", "{\"any\": 3, \"trait:người lao động trực tiếp\": 2}"))
                .contains("2/3 là người lao động trực tiếp, cần ít nhất 70%");
        assertThat(afterSending("iii-20", "{\"any\": 1, \"trait:người lao động trực tiếp\": 1}"))
                .as("3 of 4")
                .doesNotContain("Chưa đủ");
    }

    private String afterSending(String obligation, String brings) throws Exception {
        UUID instance = jdbc.sql(
                        "SELECT id FROM plan_instance WHERE obligation = :obligation AND body_id = :body ORDER BY due LIMIT 1")
                .param("obligation", obligation)
                .param("body", world.body("Ủy ban MTTQ Việt Nam phường An Phú").id())
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        INSERT INTO plan_filing (id, instance_id, kind, note, brings, filed_on, filed_at, filed_by, filed_by_name)
                        VALUES (uuidv7(), :instance, 'PAPER', 'Công văn', CAST(:brings AS jsonb), '2025-03-18', now(), uuidv7(), 'Người')
                        """).param("instance", instance).param("brings", brings).update();
        return page("anphu", "/nhiem-vu/" + instance);
    }

    @Test
    void whatHappenedSaysItsDayAndHowItsDueDayWasFound() throws Exception {
        Plan plan = plans.byCode("lam-hai-2026").orElseThrow();
        UUID anPhu = world.body("Ủy ban MTTQ Việt Nam phường An Phú").id();
        happenings
                .record(
                        world.actor("mttq"),
                        UUID.randomUUID(),
                        plan,
                        plans.pack(plan).obligation("iii-9").orElseThrow(),
                        "Quyết định số 15",
                        LocalDate.of(2026, 7, 1),
                        Set.of(anPhu))
                .orThrow();
        UUID instance = jdbc.sql("SELECT id FROM plan_instance WHERE obligation = 'iii-9' AND body_id = :body")
                .param("body", anPhu)
                .query(UUID.class)
                .single();
        assertThat(page("anphu", "/nhiem-vu/" + instance))
                .contains("Ngày phát sinh", "01/07/2026", "25 ngày kể từ khi phát sinh (01/07/2026)", "là chủ nhật");
    }

    @Test
    void theHubEntersTheFiguresAndTheMinimumFollows() throws Exception {
        UUID instance = jdbc.sql("SELECT id FROM plan_instance WHERE obligation = 'iii-6' AND body_id = :body LIMIT 1")
                .param("body", world.body("Ủy ban MTTQ Việt Nam phường An Phú").id())
                .query(UUID.class)
                .single();
        assertThat(page("anphu", "/nhiem-vu/" + instance)).contains("2 gương trở lên, tính đủ khi có số liệu “dân số”");
        assertThat(page("anphu", PLAN + "/su-kien"))
                .contains("Còn 14 trong 14 số chưa nhập", "Chưa nhập")
                .doesNotContain("Ghi số liệu</button>");
        String form = page("mttq", PLAN + "/su-kien");
        var place =
                java.util.regex.Pattern.compile("name=\"(so-[0-9a-f-]{36})\"").matcher(form);
        List<String> names =
                place.results().map(found -> found.group(1)).distinct().toList();
        assertThat(names).hasSize(14);

        assertThat(send(
                                "mttq",
                                post(PLAN + "/so-lieu")
                                        .param(names.getFirst(), "nhiều")
                                        .param("can-cu", "Niên giám"))
                        .getContentAsString())
                .contains("Ghi một số nguyên không âm.");
        assertThat(send(
                                "anphu",
                                post(PLAN + "/so-lieu")
                                        .param(names.getFirst(), "5")
                                        .param("can-cu", "Niên giám"))
                        .getStatus())
                .isEqualTo(403);
        MockHttpServletRequestBuilder all = post(PLAN + "/so-lieu").param("can-cu", "Niên giám 2025");
        names.forEach(name -> all.param(name, "48.200"));
        assertThat(send("mttq", all).getStatus()).isEqualTo(302);
        assertThat(page("anphu", "/nhiem-vu/" + instance)).contains("10 gương").doesNotContain("tính đủ khi có");
        assertThat(page("mttq", PLAN + "/su-kien")).contains("Còn 0 trong 14 số chưa nhập");

        // of two who have the form open the second one sends along what the first one has changed meanwhile
        String seen = names.getFirst().replace("so-", "da-xem-");
        assertThat(page("mttq", PLAN + "/su-kien")).contains("name=\"" + seen + "\" value=\"48200\"");
        assertThat(send(
                                "mttq",
                                post(PLAN + "/so-lieu")
                                        .param(names.getFirst(), "50.000")
                                        .param(seen, "48200")
                                        .param("can-cu", "Đính chính"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(send(
                                "mttq",
                                post(PLAN + "/so-lieu")
                                        .param(names.getFirst(), "48200")
                                        .param(seen, "48200")
                                        .param(names.getLast(), "60.000")
                                        .param("can-cu", "Niên giám 2025"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(page("mttq", PLAN + "/su-kien")).contains("value=\"50000\"", "value=\"60000\"");
    }

    private Cookie[] cookies = {};

    private void speak(String language) throws Exception {
        cookies = send("mttq", get("/ke-hoach?lang=" + language)).getCookies();
    }

    private String page(String who, String path) throws Exception {
        MockHttpServletResponse response = send(who, get(path));
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        assertThat(response.getContentAsString()).as(path).doesNotContain("⟦", " style=", "null</");
        return response.getContentAsString();
    }

    private MockHttpServletResponse send(String who, MockHttpServletRequestBuilder request) throws Exception {
        if (cookies.length > 0) {
            request.cookie(cookies);
        }
        MockHttpServletResponse response = mvc.perform(
                        request.with(user(people.loadUserByUsername(who))).with(csrf()))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }
}
