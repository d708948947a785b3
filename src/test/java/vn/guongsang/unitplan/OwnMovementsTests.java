package vn.guongsang.unitplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.Profile;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Part;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.unitplan.OwnMovement.Described;
import vn.guongsang.unitplan.reading.OwnMovementList;
import vn.guongsang.unitplan.reading.OwnMovementList.Question;
import vn.guongsang.verdict.Refusal;

/** A commune of the town launches a movement of its own, and exemplars are registered under it. */
class OwnMovementsTests extends TownAtWork {

    /** which the town's bureau of economy leads */
    private static final String PARENT = "nh-mv-01";

    private static final String PAGE = "/ke-hoach/ninh-hoa-2021/phong-trao-don-vi";

    @Autowired
    OwnMovements own;

    @Autowired
    OwnMovementList list;

    @Autowired
    OwnCriteria criteria;

    @Autowired
    Movements movements;

    @Autowired
    Parts parts;

    @Autowired
    ExemplarCriteria asked;

    @Autowired
    ExemplarPath path;

    @Autowired
    Exemplars exemplars;

    @Autowired
    ExemplarCounts counts;

    @Autowired
    PlanLoading loading;

    @Test
    void isLaunchedByTheHeadAndByNobodyElseOfTheBody() {
        UUID id = drafted();
        assertThatThrownBy(() -> own.launch(officer, id, "1/KH-UBND", TODAY)).isInstanceOf(Refusal.class);
        own.launch(head, id, "1/KH-UBND", TODAY).orThrow();
        assertThat(own.find(id).orElseThrow())
                .extracting(OwnMovement::state, OwnMovement::documentNumber, OwnMovement::launchedByName)
                .containsExactly(OwnMovement.State.LAUNCHED, "1/KH-UBND", head.name());
    }

    @Test
    void carriesOutAMovementOfThePlanWhereThePlanListsThemAll() {
        assertThat(code(own.draft(officer, UUID.randomUUID(), plan, described(""))))
                .isEqualTo("unitplan.movement.refused.closed");
        assertThat(code(own.draft(officer, UUID.randomUUID(), plan, described("nh-mv-99"))))
                .isEqualTo("unitplan.movement.refused.parent");
        assertThat(List.of("binh-thuan-2022", "thai-binh-2023", "gia-lai-2021", "binh-thuan-congress-2025"))
                .noneMatch(open -> own.closed(plans.byCode(open).orElseThrow().id()));
    }

    @Test
    void isOpenToTheBodyFromItsLaunchToItsEndAndStaysOpenToWhatStandsInIt() {
        UUID id = drafted();
        assertThat(opens(officer, id)).isFalse();
        own.launch(head, id, "1/KH-UBND", TODAY).orThrow();
        assertThat(opens(officer, id)).isTrue();
        assertThat(opens(honours.actor(Honours.OWN_OFFICER, Role.OFFICER), id)).isFalse();

        UUID exemplar = UUID.randomUUID();
        Profile profile = profile(id.toString());
        path.register(officer, exemplar, plan.id(), profile, null).orThrow();
        own.end(head, id, "Đã tổng kết").orThrow();
        assertThat(opens(officer, id)).isFalse();
        assertThat(code(path.register(officer, UUID.randomUUID(), plan.id(), profile, null)))
                .isEqualTo("exemplar.refused.movement");
        assertThat(code(path.describe(
                        officer,
                        exemplar,
                        UUID.randomUUID(),
                        exemplars.get(exemplar).version(),
                        profile,
                        List.of())))
                .isEqualTo("allowed");
    }

    @Test
    void isOpenToAllWhereTheHubLaunchesIt() {
        UUID id = UUID.randomUUID();
        own.draft(hub, id, plan, described(PARENT)).orThrow();
        own.launch(hub, id, "9/KH-PNV", TODAY).orThrow();
        assertThat(opens(officer, id)).isTrue();
        assertThat(opens(honours.actor(Honours.OWN_OFFICER, Role.OFFICER), id)).isTrue();
    }

    @Test
    void asksTheCriteriaOfItsParentAndThoseThatItsLauncherSetForIt() {
        UUID id = launched();
        List<String> parent = asked(PARENT);
        assertThat(asked(id.toString())).containsExactlyElementsOf(parent);

        UUID criterion = UUID.randomUUID();
        criteria.propose(officer, criterion, plan, "", id.toString(), "Có vườn mẫu")
                .orThrow();
        criteria.rule(hub, criterion, true, "").orThrow();
        assertThat(asked(id.toString()))
                .containsAll(parent)
                .contains(criterion.toString())
                .hasSize(parent.size() + 1);
        assertThat(asked(PARENT)).containsExactlyElementsOf(parent);

        Actor other = honours.actor(Honours.OWN_OFFICER, Role.OFFICER);
        assertThat(code(criteria.propose(other, UUID.randomUUID(), plan, "", id.toString(), "Khác")))
                .isEqualTo("unitplan.criterion.refused.movement");
    }

    @Test
    void countsForTheQuotasOfItsParent() {
        UUID id = launched();
        UUID exemplar = honours.exemplar("Phạm Vườn Mẫu", State.SUBMITTED);
        stands(exemplar, "");
        long before = inParent();
        stands(exemplar, id.toString());
        assertThat(inParent()).isEqualTo(before + 1);
        assertThat(counts.of(plan.id())).noneMatch(count -> count.movement().equals(id.toString()));
    }

    @Test
    void isJudgedByTheLeadOfItsParentAndOnlyReadByWhoLaunchedIt() {
        UUID id = launched();
        Actor lead = honours.actor("kinhte.ninhhoa", Role.OFFICER);
        assertThat(parts.of(lead.bodyId(), plan.id(), id.toString())).contains(Part.LEAD);
        assertThat(parts.of(officer.bodyId(), plan.id(), id.toString()))
                .contains(Part.PARTNER)
                .doesNotContain(Part.LEAD);
    }

    @Test
    void staysWhenThePlanGetsANewVersion() {
        UUID id = launched();
        String amended = new String(plans.file(plan.version()), StandardCharsets.UTF_8) + "\n# sửa\n";
        loading.load(officer.by(), amended.getBytes(StandardCharsets.UTF_8));
        assertThat(movements.nameOf(plan.id(), id.toString())).isEqualTo("Vườn mẫu");
        assertThat(opens(officer, id)).isTrue();
    }

    @Test
    void tellsTheHubWhoLaunchedNone() {
        Question question = new Question(plan.id(), hub.bodyId(), true, OwnMovementList.State.NONE);
        List<String> none = none(question);
        launched();
        assertThat(none(question)).hasSize(none.size() - 1).doesNotContain("UBND xã Ninh Đông");
        assertThat(none).contains("UBND xã Ninh Đông");
        Map<OwnMovementList.State, Long> counts = list.counts(question);
        assertThat(counts.get(OwnMovementList.State.NONE)).isEqualTo(none.size() - 1L);
        assertThat(none(new Question(plan.id(), officer.bodyId(), false, OwnMovementList.State.NONE)))
                .isEmpty();
    }

    @Test
    void goesByPageFromTheOfficersDraftToTheHeadsDeskAndThePlansPage() throws Exception {
        UUID id = UUID.randomUUID();
        mvc.perform(as(Honours.OFFICER, post(PAGE))
                        .param("ma", id.toString())
                        .param("ten", "Vườn <b>mẫu</b>")
                        .param("tu-ngay", "31/2/2025"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"Vườn &lt;b>mẫu&lt;/b>\""),
                                containsString("Cần chọn phong trào của kế hoạch"),
                                containsString("tu-ngay-loi"),
                                containsString("muc-dich-loi"))));
        for (int i = 0; i < 2; i++) {
            mvc.perform(as(Honours.OFFICER, post(PAGE))
                            .param("ma", id.toString())
                            .param("ten", "Vườn mẫu")
                            .param("phong-trao-cha", PARENT)
                            .param("muc-dich", "Xanh, sạch")
                            .param("tu-ngay", "1/3/2025"))
                    .andExpect(redirectedUrl("/phong-trao-don-vi/" + id));
        }
        mvc.perform(as(Honours.OWN_OFFICER, get("/phong-trao-don-vi/" + id))).andExpect(status().isNotFound());
        mvc.perform(as(HEAD, get("/viec")))
                .andExpect(content().string(containsString("phong trào của đơn vị chờ phát động")));
        mvc.perform(as(Honours.OFFICER, post("/phong-trao-don-vi/" + id + "/phat-dong"))
                        .param("so", "1/KH-UBND")
                        .param("ngay", "9/3/2025"))
                .andExpect(status().isForbidden());
        mvc.perform(as(HEAD, post("/phong-trao-don-vi/" + id + "/phat-dong"))
                        .param("so", "1/KH-UBND")
                        .param("ngay", "9/3/2025"))
                .andExpect(redirectedUrl("/phong-trao-don-vi/" + id));
        mvc.perform(as(Honours.OWN_OFFICER, get("/phong-trao-don-vi/" + id)))
                .andExpect(content()
                        .string(allOf(containsString("1/KH-UBND, ngày 09/03/2025"), not(containsString("/ket-thuc")))));
        mvc.perform(as(HUB, get("/ke-hoach/ninh-hoa-2021/phong-trao")))
                .andExpect(content().string(containsString("/phong-trao-don-vi/" + id)));
        mvc.perform(as(HUB, get(PAGE)))
                .andExpect(content()
                        .string(allOf(containsString("/phong-trao-don-vi/" + id), containsString("chưa phát động"))));
        mvc.perform(as(Honours.OFFICER, get("/dien-hinh/moi?ke-hoach=ninh-hoa-2021&phong-trao=" + id)))
                .andExpect(content().string(containsString("Vườn mẫu (UBND xã Ninh Đông)")));
    }

    private UUID drafted() {
        UUID id = UUID.randomUUID();
        own.draft(officer, id, plan, described(PARENT)).orThrow();
        return id;
    }

    private UUID launched() {
        UUID id = drafted();
        own.launch(head, id, "1/KH-UBND", TODAY).orThrow();
        return id;
    }

    private static Described described(String parent) {
        return new Described(parent, "Vườn mẫu", "Xanh, sạch", TODAY, null);
    }

    private boolean opens(Actor actor, UUID id) {
        return movements.isOpenTo(plan.id(), actor.bodyId(), id.toString(), TODAY, "");
    }

    private List<String> asked(String movement) {
        return asked
                .of(Exemplar.draft(UUID.randomUUID(), plan.id(), officer.bodyId(), TODAY, profile(movement)))
                .stream()
                .flatMap(set -> set.items().stream())
                .map(ExemplarCriteria.Item::id)
                .toList();
    }

    private static Profile profile(String movement) {
        return new Profile(movement, "", "individual", "Phạm Vườn Mẫu", "", null, "", "", "");
    }

    private void stands(UUID exemplar, String movement) {
        jdbc.sql("UPDATE exemplar_exemplar SET movement = :movement WHERE id = :id")
                .param("movement", movement)
                .param("id", exemplar)
                .update();
    }

    private long inParent() {
        return counts.of(plan.id()).stream()
                .filter(count -> count.movement().equals(PARENT))
                .mapToLong(ExemplarCounts.Count::number)
                .sum();
    }

    private List<String> none(Question question) {
        return list.rows(question, 0, 10_000).stream()
                .map(OwnMovementList.Row::body)
                .toList();
    }
}
