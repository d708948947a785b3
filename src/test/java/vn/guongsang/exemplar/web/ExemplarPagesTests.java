package vn.guongsang.exemplar.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.By;
import vn.guongsang.document.UploadFixtures;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.time.BusinessDay;

/** The officer's and the judges' walk over the pages, and what each refuses and why. */
@InDemoWorld
class ExemplarPagesTests {

    private static final byte[] PDF = UploadFixtures.pdf();
    private static final List<String> CRITERIA =
            List.of("nh-gen-1", "nh-gen-2", "nh-gen-3", "nh-gen-5", "nh-01-i1", "nh-01-i2");

    private static final String OFFICER = "ninhdong";
    /** Its body owes since December. */
    private static final String LATE = "ninhtho";

    private static final String STRANGER = "ninhan";
    private static final String LEAD = "kinhte.ninhhoa";
    private static final String HUB = "noivu.ninhhoa";

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    Exemplars exemplars;

    @Autowired
    private vn.guongsang.plan.ExemplarCounts counts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<WorkSource> sources;

    @Autowired
    PlanLoading loading;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BusinessDay day;

    private final List<String> written = new ArrayList<>();

    // registering

    @Test
    void registersOnceHoweverOftenTheFormIsSent() throws Exception {
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            begin(id, "Nguyễn Thị Bấm Đúp").andExpect(redirectedUrl("/dien-hinh/" + id + "/sua"));
        }
        assertThat(jdbc.sql("SELECT count(*) FROM exemplar_exemplar WHERE name = 'Nguyễn Thị Bấm Đúp'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void saysWhatIsMissingWhenTheBeginningIsIncompleteAndKeepsTheRest() throws Exception {
        mvc.perform(as(OFFICER, post("/dien-hinh"))
                        .param("id", UUID.randomUUID().toString())
                        .param("ke-hoach", "ninh-hoa-2021")
                        .param("name", "x".repeat(201)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Nhập không quá 200 ký tự; đang có 201."),
                                containsString("Chưa chọn đối tượng."),
                                containsString("Chưa chọn phong trào."),
                                containsString("x".repeat(201)))));
    }

    @Test
    void offersThePlansInWhichTheBodyHasAPartOnly() throws Exception {
        mvc.perform(as(OFFICER, get("/dien-hinh/moi")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Hộ gia đình"), not(containsString("gia-lai-2021")))));
        mvc.perform(as(OFFICER, get("/dien-hinh/moi?ke-hoach=gia-lai-2021")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Đơn vị không có phần việc nào trong kế hoạch này")));
        mvc.perform(as(HUB, get("/dien-hinh/moi?ke-hoach=ninh-hoa-2021"))).andExpect(status().isForbidden());
    }

    // the draft

    @Test
    void savesTheDraftAgainAndAgainFromOneForm() throws Exception {
        UUID id = draft("Tự lưu nhiều lần");
        UUID form = UUID.randomUUID();
        for (String deed : List.of("Một", "Một hai", "Một hai ba")) {
            save(OFFICER, id, form, 1, Map.of("deed", deed), true)
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Đã lưu nháp lúc")));
        }
        assertThat(exemplars.get(id).profile().deed()).isEqualTo("Một hai ba");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE act = 'exemplar.described' AND subject_id = :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .as("one entry for one sitting")
                .isOne();
    }

    @Test
    void showsTheSecondOfTwoOfficersBothVersionsAndLosesNeither() throws Exception {
        UUID id = draft("Hai người cùng soạn");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        save(OFFICER, id, first, 1, Map.of("deed", "Bản thứ nhất", "place", "xã Ninh Đông"), false);

        save(OFFICER, id, second, 1, Map.of("deed", "Bản thứ hai", "place", "xã Ninh Đông"), true)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("vừa sửa nội dung này")));
        save(OFFICER, id, second, 1, Map.of("deed", "Bản thứ hai", "place", "xã Ninh Đông"), false)
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Bản thứ nhất"),
                                containsString("Bản thứ hai"),
                                containsString(
                                        "Lê Thị Thu Hà vừa sửa nội dung này. Đề nghị so sánh hai bản rồi chọn."))));
        assertThat(exemplars.get(id).profile().deed()).isEqualTo("Bản thứ nhất");

        save(OFFICER, id, second, exemplars.get(id).version(), Map.of("deed", "Bản thứ hai"), false)
                .andExpect(redirectedUrl("/dien-hinh/" + id + "/sua"));
        assertThat(exemplars.get(id).profile().deed()).isEqualTo("Bản thứ hai");

        save(OFFICER, id, first, 1, Map.of("deed", "Bản thứ nhất, sửa tiếp"), false)
                .andExpect(status().isConflict());
    }

    @Test
    void keepsWhatWasTypedBesideEachMistake() throws Exception {
        UUID id = draft("Nhập sai");
        save(
                        OFFICER,
                        id,
                        UUID.randomUUID(),
                        1,
                        Map.of("born", "31/2/1980", "deed", "y".repeat(301), "lesson", "Vẫn còn đây"),
                        false)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Nhập ngày dạng ngày/tháng/năm, ví dụ 20/10/2025."),
                                containsString("Nhập không quá 300 ký tự; đang có 301."),
                                containsString("31/2/1980"),
                                containsString("Vẫn còn đây"))));
        assertThat(exemplars.get(id).profile().lesson())
                .as("nothing is half saved")
                .isEmpty();
    }

    @Test
    void refusesAnExecutableThatIsNamedPdfBesideItsFieldAndSavesTheRest() throws Exception {
        UUID id = draft("Tệp giả");
        byte[] executable = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0};
        upload(OFFICER, id, "nh-gen-1", "báo cáo.pdf", executable)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(containsString("báo cáo.pdf"), containsString("evidence-nh-gen-1-loi"))));
        assertThat(exemplars.evidence(id)).isEmpty();
        assertThat(exemplars.get(id).profile().deed()).isEqualTo("Cùng tệp");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        UUID id = draft("Tệp lớn");
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        upload(OFFICER, id, "nh-gen-1", "quét.pdf", large)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("lớn hơn 10 MB nên chưa được nhận")));
    }

    @Test
    void keepsAFileOnceHandsItOutToReadersOnlyAndLetsItGo() throws Exception {
        UUID id = draft("Tệp thật");
        for (int i = 0; i < 2; i++) {
            upload(OFFICER, id, "nh-gen-1", "xác nhận.pdf", PDF).andExpect(status().is3xxRedirection());
        }
        assertThat(exemplars.evidence(id))
                .extracting(Exemplars.Evidence::fileName)
                .containsExactly("xác nhận.pdf");
        String file = "/dien-hinh/" + id + "/minh-chung/"
                + exemplars.evidence(id).getFirst().attachmentId();

        mvc.perform(as(OFFICER, get(file)))
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.CONTENT_TYPE, "application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string(HttpHeaders.CONTENT_DISPOSITION, containsString("attachment")))
                .andExpect(content().bytes(PDF));
        for (String other : List.of(STRANGER, HUB, LEAD)) {
            mvc.perform(as(other, get(file))).andExpect(status().isNotFound());
        }
        save(
                OFFICER,
                id,
                UUID.randomUUID(),
                exemplars.get(id).version(),
                Map.of(
                        "bo-tep",
                        exemplars.evidence(id).getFirst().attachmentId().toString()),
                false);
        assertThat(exemplars.evidence(id)).isEmpty();
    }

    @Test
    void showsADraftToNobodyOutsideItsBody() throws Exception {
        UUID id = draft("Bản nháp kín");
        for (String other : List.of(STRANGER, HUB, LEAD, "lanhdao.ninhhoa", "thanhtra.ninhhoa", "quantri")) {
            for (String page : List.of("", "/sua", "/gui", "/da-gui", "/danh-gia")) {
                mvc.perform(as(other, get("/dien-hinh/" + id + page)))
                        .andExpect(status().isNotFound())
                        .andExpect(content().string(not(containsString("Bản nháp kín"))));
            }
        }
        mvc.perform(as(OFFICER, get("/dien-hinh/khong-phai-ma"))).andExpect(status().isNotFound());
        mvc.perform(as(OFFICER, get("/dien-hinh/" + UUID.randomUUID()))).andExpect(status().isNotFound());
    }

    // sending and judging

    @Test
    void doesNotSendWhatIsIncompleteAndLinksToEachField() throws Exception {
        UUID id = draft("Chưa đủ");
        mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/gui")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Chưa gửi được: còn"),
                                containsString("/dien-hinh/" + id + "/sua#place"),
                                containsString("/dien-hinh/" + id + "/sua#answer-nh-gen-1"))));
        assertThat(exemplars.get(id).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void goesFromDraftOverReturnToFostering() throws Exception {
        UUID id = complete("Đi trọn đường");
        for (int i = 0; i < 2; i++) {
            mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/gui")))
                    .andExpect(redirectedUrl("/dien-hinh/" + id + "/da-gui"));
        }
        mvc.perform(as(OFFICER, get("/dien-hinh/" + id + "/da-gui")))
                .andExpect(content().string(containsString("Đã gửi điển hình “Đi trọn đường” đến Phòng Nội vụ")));
        assertThat(jdbc.sql("SELECT count(*) FROM plan_filing WHERE exemplar_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .as("a double click files once")
                .isOne();
        mvc.perform(as(OFFICER, get("/dien-hinh/" + id + "/sua"))).andExpect(status().isConflict());

        mvc.perform(as(LEAD, get("/dien-hinh?muc=cho-danh-gia")))
                .andExpect(content().string(containsString("Đi trọn đường")));
        mvc.perform(as(LEAD, post("/dien-hinh/" + id + "/tra-lai")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Chưa nêu lý do trả lại.")));
        mvc.perform(as(LEAD, post("/dien-hinh/" + id + "/tra-lai")).param("reason", "Thiếu xác nhận của thôn"))
                .andExpect(redirectedUrl("/dien-hinh/" + id));

        String page = mvc.perform(as(OFFICER, get("/dien-hinh/" + id)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page.indexOf("Thiếu xác nhận của thôn")).isPositive().isLessThan(page.indexOf("Bồi dưỡng"));
        assertThat(work(OFFICER))
                .filteredOn(item -> item.group() == WorkItem.Group.RETURNED)
                .extracting(WorkItem::basis)
                .contains("Thiếu xác nhận của thôn");

        mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/gui"))).andExpect(status().is3xxRedirection());
        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/tiep-nhan")).param("finding-nh-gen-1", "MET"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("finding-nh-gen-2")));
        MockHttpServletRequestBuilder accept = as(HUB, post("/dien-hinh/" + id + "/tiep-nhan"));
        CRITERIA.forEach(criterion -> accept.param("finding-" + criterion, "MET"));
        mvc.perform(accept).andExpect(redirectedUrl("/dien-hinh/" + id));
        assertThat(exemplars.get(id).state()).isEqualTo(State.FOSTERED);

        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/tiep-nhan")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Điển hình đã được tiếp nhận nên không làm lại bước này.")));
    }

    @Test
    void countsForThePeriodOfTheDutyFromWhichItWasBegunAlsoAfterAReturn() throws Exception {
        Map<String, Object> duty = jdbc.sql("""
                        SELECT instance.id, instance.what || ', ' || instance.period AS said
                          FROM plan_instance instance
                          JOIN plan_plan plan ON plan.id = instance.plan_id
                          JOIN identity_post post ON post.body_id = instance.body_id
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE account.username = :officer
                           AND plan.code = 'ninh-hoa-2021'
                           AND instance.kind = 'NOMINATION'
                           AND instance.period_to = '2024-12-31'
                           AND instance.met_on IS NULL
                         LIMIT 1
                        """).param("officer", LATE).query().singleRow();
        String period = duty.get("said").toString();
        String chosen = "value=\"" + duty.get("id") + "\" checked";
        mvc.perform(as(LATE, get("/nhiem-vu/" + duty.get("id"))))
                .andExpect(content().string(containsString("&amp;nhiem-vu=" + duty.get("id"))));
        mvc.perform(as(LATE, get("/dien-hinh/moi?ke-hoach=ninh-hoa-2021&nhiem-vu=" + duty.get("id"))))
                .andExpect(content()
                        .string(allOf(
                                containsString("Tính cho nhiệm vụ: " + period),
                                containsString("name=\"nhiem-vu\" value=\"" + duty.get("id") + "\""))));
        UUID id = UUID.randomUUID();
        begin(LATE, id, "Bù cho tháng trước", duty.get("id").toString());
        fill(LATE, id);
        mvc.perform(as(LATE, get("/dien-hinh/" + id + "/gui")))
                .andExpect(content().string(containsString(chosen)));
        mvc.perform(as(LATE, post("/dien-hinh/" + id + "/gui"))
                        .param("nhiem-vu", duty.get("id").toString()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/tra-lai")).param("reason", "Bổ sung ảnh"))
                .andExpect(status().is3xxRedirection());

        mvc.perform(as(LATE, get("/dien-hinh/" + id + "/gui")))
                .andExpect(content().string(containsString(chosen)));
        mvc.perform(as(LATE, post("/dien-hinh/" + id + "/gui"))).andExpect(status().is3xxRedirection());
        assertThat(jdbc.sql("SELECT DISTINCT instance_id FROM plan_filing WHERE exemplar_id = :id")
                        .param("id", id)
                        .query(UUID.class)
                        .list())
                .containsExactly((UUID) duty.get("id"));
        for (String reader : List.of(LATE, HUB)) {
            mvc.perform(as(reader, get("/dien-hinh/" + id)))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("<dt>Tính cho nhiệm vụ</dt>"),
                                    containsString("Tính cho nhiệm vụ: " + period))));
        }
        mvc.perform(as(LATE, post("/dien-hinh/" + id + "/rut")).param("reason", "Xong phần thử"))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void countsOnlyForDutiesOfItsOwnMovementAndSaysSoWhenSentForAnother() throws Exception {
        rolledBack(() -> {
            UUID other = dutyOf("nh-mv-02");
            UUID own = dutyOf("nh-mv-01");
            UUID id = complete("Gương của phong trào thứ nhất");
            mvc.perform(as(OFFICER, get("/dien-hinh/" + id + "/gui")))
                    .andExpect(content()
                            .string(allOf(containsString("value=\"" + own), not(containsString(other.toString())))));
            mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/gui")).param("nhiem-vu", other.toString()))
                    .andExpect(status().isConflict())
                    .andExpect(content()
                            .string(allOf(
                                    containsString(
                                            "chỉ tính điển hình của phong trào “Doanh nghiệp Việt Nam hội nhập và phát triển”"),
                                    containsString("Đề nghị chọn phong trào của nhiệm vụ"))));
            begin(OFFICER, UUID.randomUUID(), "Bắt đầu từ nhiệm vụ khác", other.toString())
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("điển hình này thuộc phong trào khác")));
            jdbc.sql(
                            "DELETE FROM plan_instance WHERE kind = 'NOMINATION' AND id <> :other AND NOT EXISTS (SELECT FROM plan_filing WHERE instance_id = plan_instance.id)")
                    .param("other", other)
                    .update();
            mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/gui"))).andExpect(status().is3xxRedirection());
            assertThat(jdbc.sql("SELECT met_on FROM plan_instance WHERE id = :other")
                            .param("other", other)
                            .query(LocalDate.class)
                            .optional())
                    .isEmpty();
        });
    }

    @Test
    void saysWhichTraitsItHasWhereTheDutyCountsThemAndIsNotTakenWhereThereAreEnough() throws Exception {
        rolledBack(() -> {
            UUID duty = dutyOf("nh-mv-01");
            jdbc.sql("UPDATE plan_instance SET enough = CAST(:enough AS jsonb) WHERE id = :duty")
                    .param("enough", "[{\"any\": 1, \"trait:nữ\": 1, \"at-most trait:lãnh đạo, quản lý\": 1}]")
                    .param("duty", duty)
                    .update();
            UUID first = complete("Người thứ nhất");
            mvc.perform(as(OFFICER, get("/dien-hinh/" + first + "/gui")))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Gương này là"), containsString("value=\"lãnh đạo, quản lý\""))));
            mvc.perform(as(OFFICER, post("/dien-hinh/" + first + "/gui"))
                            .param("nhiem-vu", duty.toString())
                            .param("dac-diem", "lãnh đạo, quản lý"))
                    .andExpect(status().is3xxRedirection());
            assertThat(met(duty)).as("no woman yet").isEmpty();

            UUID second = complete("Người thứ hai");
            mvc.perform(as(OFFICER, post("/dien-hinh/" + second + "/gui"))
                            .param("nhiem-vu", duty.toString())
                            .param("dac-diem", "lãnh đạo, quản lý", "nữ"))
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("không được quá 1 gương “lãnh đạo, quản lý”")));
            mvc.perform(as(OFFICER, post("/dien-hinh/" + second + "/gui"))
                            .param("nhiem-vu", duty.toString())
                            .param("dac-diem", "nữ", "không phải đặc điểm của kế hoạch"))
                    .andExpect(status().is3xxRedirection());
            assertThat(met(duty)).contains(day.today());
        });
    }

    @Test
    void whoseExemplarWasRecognisedIsToldByTheDaysOfThePeriod() throws Exception {
        rolledBack(() -> {
            UUID id = complete("Được công nhận trong quý");
            UUID plan = exemplars.get(id).planId();
            UUID body = exemplars.get(id).bodyId();
            LocalDate on = LocalDate.of(2020, 3, 31);
            jdbc.sql("""
                            INSERT INTO exemplar_step (exemplar_id, step, reason, level, taken_on, taken_at, taken_by, person, body_id)
                            VALUES (:id, 'RECOGNISED', '', 'district', :on, now(), gen_random_uuid(), '', :body)
                            """).param("id", id).param("on", on).param("body", body).update();
            assertThat(counts.recognisedFor(plan, LocalDate.of(2020, 1, 1), on)).containsExactly(body);
            assertThat(counts.recognisedFor(plan, on.plusDays(1), LocalDate.of(2020, 6, 30)))
                    .isEmpty();
        });
    }

    private java.util.Optional<LocalDate> met(UUID duty) {
        return jdbc.sql("SELECT met_on FROM plan_instance WHERE id = :duty")
                .param("duty", duty)
                .query(LocalDate.class)
                .optional();
    }

    /** A duty of this year that is bound to a movement. */
    private UUID dutyOf(String movement) throws IOException {
        String pack = Files.readString(Path.of("plans/ninh-hoa-2021.yaml"));
        String id = "nh-x-" + movement;
        written.add("  - {id: " + id + ", kind: nomination, what: \"Gương của " + movement
                + "\", who: [units], movement: " + movement
                + ", cadence: yearly, due: {rule: end-of-period}, clause: \"V\"}\n");
        loading.load(
                By.SYSTEM,
                pack.replaceFirst("\nobligations:\n", "\nobligations:\n" + String.join("", written))
                        .getBytes(UTF_8),
                day.today());
        return jdbc.sql("""
                        SELECT instance.id
                          FROM plan_instance instance
                          JOIN identity_post post ON post.body_id = instance.body_id
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE account.username = :officer
                           AND instance.obligation = :obligation
                           AND :today BETWEEN instance.period_from AND instance.period_to
                        """)
                .param("officer", OFFICER)
                .param("obligation", id)
                .param("today", day.today())
                .query(UUID.class)
                .single();
    }

    private void rolledBack(ThrowingRunnable test) throws Exception {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                test.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @FunctionalInterface
    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    @Test
    void savesAllFindingsOrNone() throws Exception {
        UUID id = submitted("Đánh giá dở");
        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/danh-gia"))
                        .param("finding-nh-gen-1", "MET")
                        .param("finding-nh-gen-2", "NOT_MET")
                        .param("words-nh-gen-2", "")
                        .param("words-nh-gen-3", "Nhận xét đang gõ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(containsString("words-nh-gen-2-loi"), containsString("Nhận xét đang gõ"))));
        assertThat(exemplars.judgements(id)).isEmpty();

        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/danh-gia"))
                        .param("finding-nh-gen-1", "MET")
                        .param("finding-nh-gen-2", "NOT_MET")
                        .param("words-nh-gen-2", "Chưa thấy lan tỏa"))
                .andExpect(status().is3xxRedirection());
        assertThat(exemplars.judgements(id))
                .extracting(Exemplars.Judgement::criterion)
                .containsExactlyInAnyOrder("nh-gen-1", "nh-gen-2");
    }

    @Test
    void keepsARemarkWithoutAVerdictAndShowsItToTheOfficerAndToWhoJudgesAgain() throws Exception {
        UUID id = submitted("Nhận xét không kèm kết quả");
        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/danh-gia")).param("words-nh-gen-1", "Nghĩ lại sau"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/tra-lai"))
                        .param("words-nh-gen-1", "Cần ảnh chụp có ngày")
                        .param("words-nh-gen-2", "  ")
                        .param("reason", "Thiếu minh chứng"))
                .andExpect(redirectedUrl("/dien-hinh/" + id));
        for (String page : List.of("", "/sua", "/gui")) {
            mvc.perform(as(OFFICER, get("/dien-hinh/" + id + page)))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("<b>Nhận xét</b>: Cần ảnh chụp có ngày"),
                                    not(containsString("Nghĩ lại sau")))));
        }
        mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/gui"))).andExpect(status().is3xxRedirection());
        mvc.perform(as(HUB, get("/dien-hinh/" + id + "/danh-gia")))
                .andExpect(content().string(containsString("\nCần ảnh chụp có ngày</textarea>")));
        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/tiep-nhan")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("finding-nh-gen-1-loi")));

        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/danh-gia")).param("words-nh-gen-1", ""))
                .andExpect(status().is3xxRedirection());
        assertThat(exemplars.judgements(id)).as("a remark can be taken back").isEmpty();
    }

    @Test
    void letsOnlyHubAndLeadJudge() throws Exception {
        UUID id = submitted("Ai được đánh giá");
        mvc.perform(as(OFFICER, get("/dien-hinh/" + id + "/danh-gia")))
                .andExpect(status().isForbidden())
                .andExpect(content()
                        .string(containsString(
                                "Chỉ đầu mối của kế hoạch, cán bộ và người thẩm định của đơn vị chủ trì phong trào")));
        mvc.perform(as("lanhdao.ninhhoa", post("/dien-hinh/" + id + "/tra-lai")).param("reason", "x"))
                .andExpect(status().isForbidden());
        mvc.perform(as(STRANGER, post("/dien-hinh/" + id + "/tra-lai")).param("reason", "x"))
                .andExpect(status().isNotFound());
        mvc.perform(as(HUB, post("/dien-hinh/" + id + "/rut")).param("reason", "x"))
                .andExpect(status().isForbidden());
        assertThat(exemplars.get(id).state()).isEqualTo(State.SUBMITTED);
    }

    // fostering and leaving

    @Test
    void notesFosteringOnceAndRemindsOfTheReview() throws Exception {
        UUID id = fostered("Được bồi dưỡng");
        String note = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/boi-duong"))
                            .param("ghi", note)
                            .param("kind", "GOAL")
                            .param("words", "Mở rộng ra ba thôn")
                            .param("reviewOn", "15/3/2025"))
                    .andExpect(redirectedUrl("/dien-hinh/" + id + "#boi-duong"));
        }
        assertThat(exemplars.fostering(id)).hasSize(1);
        assertThat(work(OFFICER))
                .filteredOn(item -> item.href().startsWith("/dien-hinh/" + id))
                .extracting(WorkItem::group)
                .containsExactly(WorkItem.Group.THIS_WEEK);

        mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/boi-duong"))
                        .param("ghi", UUID.randomUUID().toString())
                        .param("kind", "GOAL")
                        .param("words", "")
                        .param("reviewOn", "10/3/2025"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Chưa nhập nội dung."), containsString("phải sau ngày 10/03/2025"))));
    }

    @Test
    void withdrawsWithAReasonOnly() throws Exception {
        UUID id = submitted("Sẽ rút");
        mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/rut"))).andExpect(status().isUnprocessableContent());
        mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/rut")).param("reason", "Trùng với hồ sơ khác"))
                .andExpect(redirectedUrl("/dien-hinh/" + id));
        assertThat(exemplars.get(id).state()).isEqualTo(State.WITHDRAWN);
        mvc.perform(as(OFFICER, get("/dien-hinh/" + id)))
                .andExpect(content().string(containsString("Trùng với hồ sơ khác")));
    }

    // the list and its spreadsheet

    @Test
    void exportsExactlyTheRowsThatTheListShows() throws Exception {
        submitted("Xuất ra Excel, đã gửi");
        draft("Xuất ra Excel, còn nháp");
        assertThat(names(export(HUB))).containsExactly("Xuất ra Excel, đã gửi");
        assertThat(names(export(OFFICER)))
                .containsExactlyInAnyOrder("Xuất ra Excel, đã gửi", "Xuất ra Excel, còn nháp");
    }

    private byte[] export(String username) throws Exception {
        var begun = mvc.perform(as(username, get("/dien-hinh/tai-xuong").param("tim", "xuat ra excel")))
                .andExpect(request().asyncStarted())
                .andReturn();
        return mvc.perform(asyncDispatch(begun))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static List<String> names(byte[] xlsx) throws Exception {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.getCellText(0))
                    .filter(name -> name.startsWith("Xuất"))
                    .toList();
        }
    }

    // the world

    private <B extends AbstractMockHttpServletRequestBuilder<B>> B as(String username, B request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }

    private ResultActions begin(UUID id, String name) throws Exception {
        return begin(OFFICER, id, name, "");
    }

    private ResultActions begin(String officer, UUID id, String name, String duty) throws Exception {
        return mvc.perform(as(officer, post("/dien-hinh"))
                .param("id", id.toString())
                .param("nhiem-vu", duty)
                .param("ke-hoach", "ninh-hoa-2021")
                .param("name", name)
                .param("subjectKind", "individual")
                .param("movement", "nh-mv-01"));
    }

    private UUID draft(String name) throws Exception {
        UUID id = UUID.randomUUID();
        begin(id, name);
        return id;
    }

    private UUID complete(String name) throws Exception {
        UUID id = draft(name);
        fill(OFFICER, id);
        return id;
    }

    private void fill(String officer, UUID id) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        List.of("place", "deed", "achievement", "lesson").forEach(field -> fields.put(field, "Có thật"));
        CRITERIA.forEach(criterion -> {
            fields.put("answer-" + criterion, "MET");
            fields.put("words-" + criterion, "Có xác nhận");
        });
        save(officer, id, UUID.randomUUID(), 1, fields, false).andExpect(status().is3xxRedirection());
    }

    private UUID submitted(String name) throws Exception {
        UUID id = complete(name);
        mvc.perform(as(OFFICER, post("/dien-hinh/" + id + "/gui"))).andExpect(status().is3xxRedirection());
        return id;
    }

    private UUID fostered(String name) throws Exception {
        UUID id = submitted(name);
        MockHttpServletRequestBuilder accept = as(LEAD, post("/dien-hinh/" + id + "/tiep-nhan"));
        CRITERIA.forEach(criterion -> accept.param("finding-" + criterion, "MET"));
        mvc.perform(accept).andExpect(status().is3xxRedirection());
        return id;
    }

    private ResultActions save(
            String username, UUID id, UUID form, int version, Map<String, String> fields, boolean script)
            throws Exception {
        MockHttpServletRequestBuilder request = as(username, post("/dien-hinh/" + id + "/ban-nhap"))
                .param("form", form.toString())
                .param("version", String.valueOf(version));
        fields.forEach(request::param);
        return mvc.perform(script ? request.header("HX-Request", "true") : request);
    }

    private ResultActions upload(String username, UUID id, String criterion, String name, byte[] bytes)
            throws Exception {
        Exemplar exemplar = exemplars.get(id);
        return mvc.perform(as(
                        username,
                        multipart("/dien-hinh/" + id + "/ban-nhap")
                                .file(new MockMultipartFile("evidence-" + criterion, name, "application/pdf", bytes)))
                .param("form", UUID.randomUUID().toString())
                .param("version", String.valueOf(exemplar.version()))
                .param("deed", "Cùng tệp"));
    }

    @Test
    @Transactional
    void aDeskFullOfReturnedExemplarsCountsAllAndLeadsToTheRest() throws Exception {
        for (int i = 0; i < 22; i++) {
            UUID id = submitted("Gương trả lại " + i);
            mvc.perform(as(LEAD, post("/dien-hinh/" + id + "/tra-lai")).param("reason", "Thiếu xác nhận"))
                    .andExpect(status().is3xxRedirection());
        }
        List<WorkItem> returned = work(OFFICER).stream()
                .filter(item -> item.group() == WorkItem.Group.RETURNED)
                .toList();
        long all = jdbc.sql("""
                        SELECT count(*)
                          FROM exemplar_exemplar exemplar
                          JOIN identity_post post ON post.body_id = exemplar.body_id
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE account.username = :username
                           AND exemplar.state = 'RETURNED'
                        """).param("username", OFFICER).query(Long.class).single();
        assertThat(returned.stream().mapToLong(WorkItem::number).sum()).isEqualTo(all);
        assertThat(returned)
                .filteredOn(item -> item.number() > 1)
                .extracting(WorkItem::href)
                .containsExactly("/dien-hinh?muc=tra-lai");
    }

    @Test
    @Transactional
    void aDeskFullOfDraftsCountsAllAndLeadsToTheRest() throws Exception {
        for (int i = 0; i < 22; i++) {
            draft("Gương dở " + i);
        }
        long all = jdbc.sql("""
                        SELECT count(*)
                          FROM exemplar_exemplar exemplar
                          JOIN identity_account account ON account.id = exemplar.registered_by
                         WHERE account.username = :username
                           AND exemplar.state = 'DRAFT'
                        """).param("username", OFFICER).query(Long.class).single();
        List<WorkItem> drafts = work(OFFICER).stream()
                .filter(item -> item.what().equals(Text.key("frame.desk.rest", all - 20))
                        || "exemplar.work.draft".equals(item.what().key()))
                .toList();
        assertThat(drafts.stream().mapToLong(WorkItem::number).sum()).isEqualTo(all);
        assertThat(drafts.getLast().href()).isEqualTo("/dien-hinh?trang-thai=DRAFT");
    }

    private List<WorkItem> work(String username) {
        var held = jdbc.sql("""
                        SELECT account.id AS account, post.role, post.body_id, body.name
                          FROM identity_account account
                          JOIN identity_post post ON post.account_id = account.id
                          JOIN organisation_body body ON body.id = post.body_id
                         WHERE account.username = :username
                        """).param("username", username).query().singleRow();
        var post = new Post(
                UUID.randomUUID(), Role.valueOf((String) held.get("role")), (UUID) held.get("body_id"), (String)
                        held.get("name"));
        var actor = new Actor((UUID) held.get("account"), username, username, post, List.of(post));
        return sources.stream()
                .flatMap(source -> source.itemsFor(actor).stream())
                .toList();
    }
}
