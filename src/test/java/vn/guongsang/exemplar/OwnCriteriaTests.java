package vn.guongsang.exemplar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.exemplar.ExemplarCriteria.Asked;
import vn.guongsang.exemplar.ExemplarCriteria.Item;
import vn.guongsang.plan.pack.CriteriaScope;
import vn.guongsang.unitplan.OwnCriteria;
import vn.guongsang.unitplan.TownAtWork;

/** What a body asks of its own exemplars, once the level above approved it, as far as exemplars are asked it. */
class OwnCriteriaTests extends TownAtWork {

    private static final String PAGE = "/ke-hoach/ninh-hoa-2021/tieu-chi-rieng";

    @Autowired
    OwnCriteria own;

    @Autowired
    ExemplarCriteria criteria;

    @Test
    void asksWhatWasApprovedFromThatDayOnOfThisBodyAndThisKindOnly() {
        UUID everybody = approved("", "Có vườn mẫu");
        UUID households = approved("household", "Hộ không rác thải nhựa");
        UUID proposed = UUID.randomUUID();
        own.propose(officer, proposed, plan, "", "", "Chưa được duyệt").orThrow();

        assertThat(asked(officer.bodyId(), "individual", TODAY)).containsExactly(everybody.toString());
        assertThat(asked(officer.bodyId(), "household", TODAY))
                .containsExactly(everybody.toString(), households.toString());
        assertThat(asked(officer.bodyId(), "household", TODAY.minusDays(1))).isEmpty();
        assertThat(asked(hub.bodyId(), "household", TODAY)).isEmpty();

        own.end(officer, everybody, "Đã nêu ở tiêu chí chung").orThrow();
        assertThat(asked(officer.bodyId(), "household", TODAY)).containsExactly(households.toString());
    }

    @Test
    void bindsLikeAnyCriterionAndNamesTheClauseThatLetsBodiesSetCriteria() {
        approved("", "Có vườn mẫu");
        Asked set = sets(officer.bodyId(), "individual", TODAY).getFirst();
        assertThat(set.binding()).isTrue();
        assertThat(set.items()).extracting(Item::text).containsExactly("Có vườn mẫu");
        assertThat(set.items()).extracting(item -> item.criterion().clause()).containsExactly("II.3");
    }

    @Test
    void isProposedOnAPageReturnedWithAReasonAndSeenByNoOtherBody() throws Exception {
        UUID id = UUID.randomUUID();
        mvc.perform(as(Honours.OFFICER, post(PAGE)).param("ma", id.toString()).param("tieu-chi", " "))
                .andExpect(status().isUnprocessableContent());
        for (int i = 0; i < 2; i++) {
            mvc.perform(as(Honours.OFFICER, post(PAGE))
                            .param("ma", id.toString())
                            .param("tieu-chi", "Có <i>vườn</i> mẫu"))
                    .andExpect(redirectedUrl(PAGE));
        }
        assertThat(own.of(plan.id(), officer.bodyId()))
                .filteredOn(one -> one.id().equals(id))
                .hasSize(1);
        mvc.perform(as(HUB, get(PAGE)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Có &lt;i&gt;vườn&lt;/i&gt; mẫu"),
                                containsString("/tieu-chi-rieng/" + id + "/duyet"))));
        mvc.perform(as(HUB, get("/viec"))).andExpect(content().string(containsString("tiêu chí riêng chờ duyệt")));
        mvc.perform(as(Honours.OWN_OFFICER, get(PAGE))).andExpect(content().string(not(containsString(id.toString()))));
        mvc.perform(as(Honours.OWN_OFFICER, post("/tieu-chi-rieng/" + id + "/thoi-ap-dung")))
                .andExpect(status().isNotFound());
        mvc.perform(as(HUB, post("/tieu-chi-rieng/" + id + "/tra-lai")).param("ly-do", "Chưa đo được"))
                .andExpect(redirectedUrl(PAGE));
        mvc.perform(as(Honours.OFFICER, get(PAGE))).andExpect(content().string(containsString("Chưa đo được")));
    }

    private UUID approved(String kind, String text) {
        UUID id = UUID.randomUUID();
        own.propose(officer, id, plan, kind, "", text).orThrow();
        own.rule(hub, id, true, "").orThrow();
        return id;
    }

    private List<String> asked(UUID body, String kind, LocalDate registered) {
        return sets(body, kind, registered).stream()
                .flatMap(set -> set.items().stream())
                .map(Item::id)
                .toList();
    }

    private List<Asked> sets(UUID body, String kind, LocalDate registered) {
        Exemplar exemplar = Exemplar.draft(
                UUID.randomUUID(), plan.id(), body, registered, new Profile("", "", kind, "Tên", "", null, "", "", ""));
        return criteria.of(exemplar).stream()
                .filter(set -> set.set().scope() == CriteriaScope.BODY)
                .toList();
    }
}
