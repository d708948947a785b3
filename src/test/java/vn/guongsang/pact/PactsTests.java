package vn.guongsang.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Blocs;
import vn.guongsang.pact.Pact.Half;
import vn.guongsang.unitplan.TownAtWork;
import vn.guongsang.verdict.Refusal;

/** Two communes of the town in a cluster that the first one leads. */
class PactsTests extends TownAtWork {

    private static final int YEAR = TODAY.getYear();

    @Autowired
    Pacts pacts;

    @Autowired
    Blocs blocs;

    @Autowired
    Permissions permissions;

    UUID bloc = UUID.randomUUID();
    Actor other;

    @BeforeEach
    void cluster() {
        other = honours.actor(Honours.OWN_OFFICER, Role.OFFICER);
        blocs.setUp(hub.by(), bloc, plan.issuerId(), "cluster", 1, "Cụm thi đua các xã", null, null)
                .orThrow();
        blocs.join(hub.by(), bloc, officer.bodyId(), TODAY).orThrow();
        blocs.join(hub.by(), bloc, other.bodyId(), TODAY).orThrow();
        blocs.lead(hub.by(), bloc, officer.bodyId(), TODAY, "").orThrow();
    }

    @Test
    void isReadByMembersAndTheHubOnly() {
        assertThat(List.of(officer, head, other, hub, honours.leader())).allMatch(this::reads);
        assertThat(List.of(
                        honours.actor("ninhtho", Role.OFFICER),
                        honours.actor(Honours.STRANGER, Role.OFFICER),
                        honours.actor(Honours.OTHER_LEADER, Role.LEADER),
                        honours.secretary()))
                .noneMatch(this::reads);
    }

    @Test
    void isDrawnUpByTheHeadOfTheClusterAndSignedByLeaders() {
        assertThatThrownBy(() -> pacts.drawUp(other, UUID.randomUUID(), bloc, YEAR, "Thi đua"))
                .isInstanceOf(Refusal.class);
        drawnUp("Thi đua trồng cây");
        assertThatThrownBy(() -> pacts.sign(officer, bloc, YEAR)).isInstanceOf(Refusal.class);
        pacts.sign(head, bloc, YEAR).orThrow();
        assertThat(pact().signature(head.bodyId()).orElseThrow())
                .extracting(Pact.Signature::signedOn, Pact.Signature::signedByName)
                .containsExactly(TODAY, head.name());
        assertThat(pact().unsigned()).isEqualTo(1);
    }

    @Test
    void isSignedAnewWhenItsWordsChange() {
        drawnUp("Thi đua trồng cây");
        pacts.sign(head, bloc, YEAR).orThrow();
        drawnUp("Thi đua trồng cây, không rác thải");
        assertThat(pact().signatures()).isEmpty();
        assertThat(pact().version().number()).isEqualTo(2);
    }

    @Test
    void isReviewedByItsMembersAndConcludedByItsHead() {
        drawnUp("Thi đua trồng cây");
        pacts.sign(head, bloc, YEAR).orThrow();
        assertThat(code(pacts.review(other, UUID.randomUUID(), bloc, YEAR, Half.MIDYEAR, "Đạt", "")))
                .isEqualTo("pact.refused.unsigned");
        pacts.review(officer, UUID.randomUUID(), bloc, YEAR, Half.MIDYEAR, "Trồng 100 cây", "")
                .orThrow();
        pacts.review(officer, UUID.randomUUID(), bloc, YEAR, Half.MIDYEAR, "Trồng 120 cây", "Hỗ trợ cây giống")
                .orThrow();
        assertThat(pact().reviews())
                .extracting(Pact.Review::results, Pact.Review::proposals)
                .containsExactly(tuple("Trồng 120 cây", "Hỗ trợ cây giống"));
        pacts.conclude(officer, bloc, YEAR, Half.MIDYEAR, "Hoàn thành", "").orThrow();
        assertThat(pact().conclusion(Half.MIDYEAR)).isPresent();
        assertThat(pact().conclusion(Half.YEAR)).isEmpty();
    }

    @Test
    void goesByPageFromTheHeadOfTheClusterToTheHub() throws Exception {
        String page = "/giao-uoc/" + bloc;
        mvc.perform(as(Honours.OFFICER, post(page)).param("noi-dung", " "))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(as(Honours.OFFICER, post(page)).param("noi-dung", "Trồng <cây>"))
                .andExpect(redirectedUrl(page + "?nam=" + YEAR));
        mvc.perform(as(HEAD, get("/viec"))).andExpect(content().string(containsString(page)));
        mvc.perform(as(HEAD, get(page)))
                .andExpect(content().string(allOf(containsString("Trồng &lt;cây&gt;"), containsString(page + "/ky"))));
        mvc.perform(as(HEAD, post(page + "/ky"))).andExpect(redirectedUrl(page + "?nam=" + YEAR));
        mvc.perform(as(Honours.OFFICER, post(page + "/tu-danh-gia"))
                        .param("ky", "YEAR")
                        .param("ket-qua-YEAR", "Trồng 100 cây"))
                .andExpect(redirectedUrl(page + "?nam=" + YEAR));
        mvc.perform(as(Honours.OWN_OFFICER, get(page)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Trồng 100 cây"),
                                not(containsString(page + "/ket-luan")),
                                not(containsString(page + "/ky")))));
        mvc.perform(as(HUB, get("/giao-uoc")))
                .andExpect(content().string(allOf(containsString(page), containsString("1/2"))));
        mvc.perform(as(HUB, get("/giao-uoc/excel"))).andExpect(status().isOk());
        mvc.perform(as("ninhtho", get(page))).andExpect(status().isNotFound());
        mvc.perform(as("ninhtho", get("/giao-uoc"))).andExpect(content().string(not(containsString(page))));
    }

    private void drawnUp(String contents) {
        pacts.drawUp(officer, UUID.randomUUID(), bloc, YEAR, contents).orThrow();
    }

    private Pact pact() {
        return pacts.find(bloc, YEAR).orElseThrow();
    }

    private boolean reads(Actor actor) {
        return permissions.may(actor, PactAction.READ, pact());
    }
}
