package vn.guongsang.unitplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import vn.guongsang.authoring.DraftSource;
import vn.guongsang.authoring.domain.Drafting;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.authoring.domain.Found;
import vn.guongsang.authoring.domain.Publishing;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.Upload;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.Profile;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Handling;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.pack.CriteriaScope;
import vn.guongsang.plan.pack.Movement;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.unitplan.UnitPlan.Content;
import vn.guongsang.unitplan.UnitPlan.Described;
import vn.guongsang.unitplan.reading.UnitPlanList;
import vn.guongsang.unitplan.reading.UnitPlanList.Question;
import vn.guongsang.unitplan.reading.UnitPlanList.State;
import vn.guongsang.verdict.Refusal;

/** A commune of the town answers with its own plan. */
class UnitPlansTests extends TownAtWork {

    @Autowired
    UnitPlans unitPlans;

    @Autowired
    UnitPlanList list;

    @Autowired
    Obligations obligations;

    private static final String ADMINISTRATOR = "quantri";

    @Autowired
    OwnCriteria criteria;

    @Autowired
    OwnMovements movements;

    @Autowired
    Drafts drafts;

    @Autowired
    Drafting drafting;

    @Autowired
    DraftSource source;

    @Autowired
    Publishing publishing;

    @Autowired
    ExemplarCriteria exemplarCriteria;

    Instance duty;

    @BeforeEach
    void world() {
        duty = obligations.of(officer.bodyId(), plan.id(), "nh-dl-02").getFirst();
        jdbc.sql("DELETE FROM plan_ruling WHERE filing_id IN (SELECT id FROM plan_filing WHERE instance_id = :id)")
                .param("id", duty.id())
                .update();
        jdbc.sql("DELETE FROM plan_filing WHERE instance_id = :id")
                .param("id", duty.id())
                .update();
        jdbc.sql("UPDATE plan_instance SET met_on = NULL WHERE id = :id")
                .param("id", duty.id())
                .update();
        duty = obligations.find(duty.id()).orElseThrow();
    }

    @Test
    void asksWhatTheClauseOfTheParentAsks() {
        assertThat(unitPlans.asked(duty))
                .extracting("id")
                .containsExactly("nh-up-1", "nh-up-2", "nh-up-3", "nh-up-4", "nh-up-5", "nh-up-6", "nh-up-7");
    }

    @Test
    void sendsEveryContentWithItsPointerAndTheBoardFollows() {
        assertThat(state()).isEqualTo(State.LATE);

        UUID version = submit(pointers());

        assertThat(unitPlans.versions(duty.id()))
                .extracting(UnitPlan::id, UnitPlan::number, UnitPlan::documentNumber)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(version, 1, "12/KH-UBND"));
        assertThat(unitPlans.contents(version))
                .extracting(Content::pointer)
                .containsExactly("trang 1", "trang 2", "trang 3", "trang 4", "trang 5", "trang 6", "trang 7");
        assertThat(obligations.find(duty.id()).orElseThrow())
                .extracting(Instance::metOn, Instance::handling)
                .containsExactly(TODAY, Handling.SUBMITTED);
        assertThat(state()).isEqualTo(State.WAITING);
    }

    @Test
    void refusesAPlanThatLeavesOutAContent() {
        List<String> pointers = List.of("trang 1", "trang 2", "trang 3", " ", "trang 5", "trang 6", "trang 7");
        assertThatThrownBy(() -> submit(pointers)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.verdict().code()).isEqualTo("unitplan.refused.missing");
            assertThat(refusal.verdict().args()).containsExactly(1);
        });
        assertThat(obligations.filings(duty.id())).isEmpty();
    }

    @Test
    void isOneVersionWhenSentTwiceAndTakesTheNextOnlyOnceItWasRuledOn() {
        UUID first = submit(pointers());
        unitPlans.submit(officer, first, duty, described(pointers()), pdf());
        assertThat(unitPlans.versions(duty.id())).hasSize(1);
        duty = obligations.find(duty.id()).orElseThrow();

        assertThatThrownBy(() -> submit(pointers()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("unitplan.refused.waiting"));

        obligations.rule(hub, first, false, "Thiếu biện pháp").orThrow();
        duty = obligations.find(duty.id()).orElseThrow();
        assertThat(state()).isEqualTo(State.RETURNED);
        UUID second = submit(pointers());
        obligations.rule(hub, second, true, "").orThrow();

        assertThat(unitPlans.versions(duty.id())).extracting(UnitPlan::id).containsExactly(second, first);
        assertThat(state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void countsEachBodyOnceWhateverItsState() {
        Question all = new Question(plan.id(), null, null, TODAY);
        Map<State, Long> counts = list.counts(all);
        assertThat(list.rows(all, 0, 1000)).hasSize((int)
                counts.values().stream().mapToLong(Long::longValue).sum());
        for (State state : counts.keySet()) {
            assertThat(list.rows(new Question(plan.id(), null, state, TODAY), 0, 1000))
                    .hasSize(counts.get(state).intValue())
                    .allMatch(row -> row.state() == state);
        }
    }

    @Test
    void marksEachContentWithoutPointerAndKeepsWhatWasTyped() throws Exception {
        mvc.perform(as(Honours.OFFICER, form())
                        .param("tieu-de", "Kế hoạch <b>riêng</b>")
                        .param("noi-dung-0", "mục I"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"Kế hoạch &lt;b>riêng&lt;/b>\""),
                                containsString("value=\"mục I\""),
                                not(containsString("noi-dung-0-loi")),
                                containsString("noi-dung-6-loi"),
                                containsString("Cần chọn tệp văn bản kế hoạch."))));
        assertThat(obligations.filings(duty.id())).isEmpty();
    }

    @Test
    void isSentByPageAndReadByTheHubButByNoOtherBody() throws Exception {
        var request = as(
                        Honours.OFFICER,
                        multipart("/nhiem-vu/" + duty.id() + "/ke-hoach")
                                .file(new MockMultipartFile("tep", "ke-hoach.pdf", "application/pdf", pdf().content())))
                .param("tieu-de", "Kế hoạch nhân điển hình")
                .param("so", "12/KH-UBND")
                .param("ngay", "20/1/2022");
        for (int i = 0; i < 7; i++) {
            request.param("noi-dung-" + i, "mục " + i);
        }
        mvc.perform(request).andExpect(redirectedUrl("/nhiem-vu/" + duty.id() + "/ke-hoach"));

        mvc.perform(as(HUB, get("/nhiem-vu/" + duty.id() + "/ke-hoach")))
                .andExpect(content()
                        .string(allOf(
                                containsString("12/KH-UBND, ngày 20/01/2022"),
                                containsString("<b>mục 6</b>"),
                                containsString("/tiep-nhan"))));
        mvc.perform(as(HUB, get("/ke-hoach-don-vi?ke-hoach=ninh-hoa-2021&tinh-trang=WAITING")))
                .andExpect(content().string(containsString("UBND xã Ninh Đông")));
        mvc.perform(as(Honours.OWN_OFFICER, get("/nhiem-vu/" + duty.id() + "/ke-hoach")))
                .andExpect(status().isNotFound());
        mvc.perform(as(Honours.OWN_OFFICER, get("/ke-hoach-don-vi")))
                .andExpect(content().string(not(containsString("UBND xã Ninh Đông"))));
    }

    @Test
    void becomesAPlanOfItsOwnUnderTheParentWhoseGeneralCriteriaStayAsked() throws Exception {
        UUID version = submit(pointers());
        UUID criterion = UUID.randomUUID();
        criteria.propose(officer, criterion, plan, "household", "", "Có vườn mẫu")
                .orThrow();
        criteria.rule(hub, criterion, true, "").orThrow();
        UUID movement = UUID.randomUUID();
        movements
                .draft(officer, movement, plan, new OwnMovement.Described("nh-mv-01", "Ngõ xanh", "Cây", TODAY, null))
                .orThrow();
        movements.launch(head, movement, "13/KH-UBND", TODAY).orThrow();
        UUID draft = UUID.randomUUID();
        mvc.perform(as(Honours.OFFICER, post("/ban-thao"))
                        .param("cach", "don-vi")
                        .param("ke-hoach-don-vi", version.toString()))
                .andExpect(status().isForbidden());
        mvc.perform(as(ADMINISTRATOR, get("/ban-thao/moi")))
                .andExpect(content().string(containsString("UBND xã Ninh Đông: 12/KH-UBND")));
        mvc.perform(as(ADMINISTRATOR, post("/ban-thao"))
                        .param("id", draft.toString())
                        .param("cach", "don-vi")
                        .param("ke-hoach-don-vi", version.toString()))
                .andExpect(redirectedUrl("/ban-thao/" + draft));

        assertThat(Found.in(drafts.pack(draft)))
                .filteredOn(found -> found.finding().refuses())
                .isEmpty();
        Actor administrator = honours.actor(ADMINISTRATOR, Role.ADMINISTRATOR);
        publishing
                .publish(administrator, draft, Publishing.Basis.of("12/KH-UBND", LocalDate.of(2022, 1, 20), TODAY))
                .orThrow();

        Plan own = plans.get(publishing.planOf(draft).orElseThrow());
        assertThat(own.issuerId()).isEqualTo(officer.bodyId());
        PlanPack pack = plans.pack(own.id());
        assertThat(pack.plan().under()).isEqualTo("ninh-hoa-2021");
        assertThat(pack.plan().number()).isEqualTo("12/KH-UBND");
        assertThat(pack.movements()).extracting(Movement::name).containsExactly("Ngõ xanh");
        assertThat(asked(own.id(), "household"))
                .containsAll(general("household"))
                .contains("Có vườn mẫu");
        assertThat(asked(own.id(), "individual"))
                .containsAll(general("individual"))
                .doesNotContain("Có vườn mẫu");
    }

    @Test
    void isNoPlanUnderOneThatNobodyKnowsOrThatAsksByTheSameIds() {
        UUID version = submit(pointers());
        Actor administrator = honours.actor(ADMINISTRATOR, Role.ADMINISTRATOR);
        UUID draft = UUID.randomUUID();
        drafting.beginUnder(administrator, draft, source.said(version));
        String list = drafting.add(administrator, draft, "criteria/sets");
        drafting.rename(administrator, draft, list, general()).orThrow();
        var basis = Publishing.Basis.of("12/KH-UBND", LocalDate.of(2022, 1, 20), TODAY);
        assertThat(code(publishing.publish(administrator, draft, basis))).isEqualTo("authoring.refused.under-ids");

        Map<String, Object> said =
                new LinkedHashMap<>(drafts.pack(draft).at("plan").orElseThrow().own());
        said.put("under", "khong-co");
        drafting.put(
                        administrator,
                        draft,
                        "plan",
                        UUID.randomUUID(),
                        drafts.pack(draft).at("plan").orElseThrow().mark(),
                        said)
                .orThrow();
        assertThat(code(publishing.publish(administrator, draft, basis))).isEqualTo("authoring.refused.under");
    }

    /** The id of a general set of the parent. */
    private String general() {
        return plans.pack(plan).criteria().sets().stream()
                .filter(set -> set.scope() == CriteriaScope.GENERAL)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> general(String kind) {
        return asked(plan.id(), kind);
    }

    private List<String> asked(UUID of, String kind) {
        return exemplarCriteria
                .of(Exemplar.draft(
                        UUID.randomUUID(),
                        of,
                        hub.bodyId(),
                        TODAY,
                        new Profile("", "", kind, "Tên", "", null, "", "", "")))
                .stream()
                .flatMap(set -> set.items().stream())
                .map(ExemplarCriteria.Item::text)
                .toList();
    }

    private State state() {
        return list.rows(new Question(plan.id(), officer.bodyId(), null, TODAY), 0, 100).stream()
                .filter(row -> row.instance().equals(duty.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private UUID submit(List<String> pointers) {
        UUID id = UUID.randomUUID();
        unitPlans.submit(officer, id, duty, described(pointers), pdf());
        return id;
    }

    private static List<String> pointers() {
        return List.of("trang 1", "trang 2", "trang 3", "trang 4", "trang 5", "trang 6", "trang 7");
    }

    private static Described described(List<String> pointers) {
        return new Described("Kế hoạch nhân điển hình", "12/KH-UBND", LocalDate.of(2022, 1, 20), null, null, pointers);
    }

    private static Upload pdf() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return new Upload("ke-hoach.pdf", out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AbstractMockHttpServletRequestBuilder<?> form() {
        return multipart("/nhiem-vu/" + duty.id() + "/ke-hoach");
    }
}
