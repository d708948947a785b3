package vn.guongsang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Actor;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.reading.Duplicates;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Ground;
import vn.guongsang.unitplan.TownAtWork;
import vn.guongsang.verdict.Refusal;

/** One person under three records, a, b and c, with an award under each. */
class MergingTests extends TownAtWork {

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Ledger ledger;

    @Autowired
    Merging merging;

    @Autowired
    Duplicates duplicates;

    Actor second;
    UUID a;
    UUID b;
    UUID c;

    @BeforeEach
    void people() {
        // another person in the same post as the hub's officer
        second = new Actor(UUID.randomUUID(), "hub2", "Người thứ hai", hub.post(), hub.posts());
        a = person("Lê Thị Hoà", null, "1");
        b = person("Le Thi Hoa", LocalDate.of(1975, 5, 1), "2");
        c = person("Lê Thị Hòa", LocalDate.of(1975, 5, 1), "3");
    }

    private UUID person(String name, @Nullable LocalDate born, String number) {
        UUID id = subjects.add(
                officer, new NewSubject(UUID.randomUUID(), "individual", name, officer.bodyId(), "", born));
        ledger.enter(
                officer,
                new HeldAward(
                        UUID.randomUUID(),
                        id,
                        "LDTT",
                        "Lao động tiên tiến",
                        AwardList.TITLE,
                        2020,
                        Ground.MERIT,
                        "",
                        number,
                        LocalDate.of(2021, 1, 1),
                        "UBND",
                        officer.bodyId(),
                        Source.RECORD,
                        null));
        return id;
    }

    private UUID merged(UUID gone, UUID kept) {
        UUID id = UUID.randomUUID();
        merging.propose(hub, id, gone, kept, "cùng một người");
        merging.decide(second, id, true, "đã đối chiếu hồ sơ");
        return id;
    }

    private List<String> awards(UUID subject) {
        return ledger.awards(subject).stream().map(HeldAward::number).sorted().toList();
    }

    @Test
    void undoingTheMiddleOfAChainGivesBackJustWhatItTook() {
        UUID first = merged(a, b);
        UUID last = merged(b, c);
        for (UUID each : List.of(a, b, c)) {
            assertThat(awards(each)).containsExactly("1", "2", "3");
            assertThat(subjects.subject(each).id()).isEqualTo(c);
        }
        assertThat(subjects.formerNames(c)).containsExactly("Le Thi Hoa", "Lê Thị Hoà");
        assertThat(ledger.facts(a, TODAY).awards()).hasSize(3);

        merging.undo(second, last, "khác người");
        assertThat(List.of(awards(a), awards(b), awards(c)))
                .containsExactly(List.of("1", "2"), List.of("1", "2"), List.of("3"));

        UUID again = merged(b, c);
        merging.undo(second, first, "khác người");
        assertThat(List.of(awards(a), awards(b), awards(c)))
                .containsExactly(List.of("1"), List.of("2", "3"), List.of("2", "3"));

        merging.undo(second, again, "khác người");
        assertThat(List.of(awards(a), awards(b), awards(c))).containsExactly(List.of("1"), List.of("2"), List.of("3"));
        assertThat(jdbc.sql("SELECT outcome FROM ledger_merge_decision WHERE merge_id = :id ORDER BY decided_at")
                        .param("id", first)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("IN_FORCE", "UNDONE");
    }

    @Test
    void whatWasEnteredWhileMergedGoesBackToItsOwnRecord() {
        UUID merge = merged(a, b);
        HeldAward held = ledger.awards(a).getFirst();
        ledger.enter(
                officer,
                new HeldAward(
                        UUID.randomUUID(),
                        a,
                        held.award(),
                        held.awardName(),
                        held.list(),
                        2022,
                        held.ground(),
                        "",
                        "4",
                        held.decidedOn(),
                        "UBND",
                        officer.bodyId(),
                        Source.RECORD,
                        null));
        assertThat(awards(b)).containsExactly("1", "2", "4");

        merging.undo(second, merge, "nhầm");
        assertThat(awards(a)).containsExactly("1", "4");
        assertThat(awards(b)).containsExactly("2");
    }

    @Test
    void neverMakesACircle() {
        UUID there = UUID.randomUUID();
        UUID back = UUID.randomUUID();
        merging.propose(hub, there, a, b, "một người");
        assertThatThrownBy(() -> merging.propose(hub, back, b, a, "một người")).isInstanceOf(Refusal.class);
        merging.propose(hub, back, b, c, "một người");
        UUID closing = UUID.randomUUID();
        merging.propose(hub, closing, c, a, "một người");

        merging.decide(second, there, true, "đúng");
        merging.decide(second, back, true, "đúng");
        assertThatThrownBy(() -> merging.decide(second, closing, true, "đúng")).isInstanceOf(Refusal.class);
        assertThat(awards(a)).containsExactly("1", "2", "3");
        assertThatThrownBy(() -> merging.propose(hub, UUID.randomUUID(), a, c, "nữa"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoProposedDoesNotDecideAndNobodyElseMay() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> merging.propose(officer, id, a, b, "một")).isInstanceOf(Refusal.class);
        merging.propose(hub, id, a, b, "một người");

        for (Actor actor : List.of(hub, officer, head, honours.leader())) {
            assertThatThrownBy(() -> merging.decide(actor, id, true, "đúng")).isInstanceOf(Refusal.class);
        }
        merging.decide(second, id, false, "hai người");
        assertThatThrownBy(() -> merging.decide(second, id, true, "đúng")).isInstanceOf(Refusal.class);
        assertThat(awards(b)).containsExactly("2");
    }

    @Test
    void proposesPairsWithTheirReasonsUntilSomebodyDecides() {
        assertThat(pairs())
                .containsExactlyInAnyOrder("Lê Thị Hoà+Le Thi Hoa", "Lê Thị Hoà+Lê Thị Hòa", "Le Thi Hoa+Lê Thị Hòa");
        UUID id = UUID.randomUUID();
        merging.propose(hub, id, b, a, "một người");
        assertThat(pairs()).containsExactlyInAnyOrder("Lê Thị Hoà+Lê Thị Hòa", "Le Thi Hoa+Lê Thị Hòa");
        merging.decide(second, id, false, "hai người");
        assertThat(pairs()).containsExactlyInAnyOrder("Lê Thị Hoà+Lê Thị Hòa", "Le Thi Hoa+Lê Thị Hòa");
        person("Lê Thị Hòa", LocalDate.of(1990, 1, 1), "9");
        assertThat(pairs()).hasSize(3);
        assertThat(duplicates.pairs(honours.actor(Honours.OWN_OFFICER, vn.guongsang.identity.Role.OFFICER), 50))
                .isEmpty();
    }

    private List<String> pairs() {
        var found = new ArrayList<String>();
        duplicates.pairs(hub, 50).forEach(pair -> found.add(pair.name() + "+" + pair.otherName()));
        return found;
    }

    @Test
    void isProposedAndDecidedOnItsPage() throws Exception {
        mvc.perform(as(Honours.OFFICER, get("/so-khen-thuong/trung"))).andExpect(status().isForbidden());
        mvc.perform(as(HUB, get("/so-khen-thuong/trung")))
                .andExpect(content().string(containsString("cùng ngày sinh")));
        mvc.perform(as(HUB, post("/so-khen-thuong/trung"))
                        .param("giu", b.toString())
                        .param("gop", c.toString()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(as(HUB, post("/so-khen-thuong/trung"))
                        .param("giu", b.toString())
                        .param("gop", c.toString())
                        .param("ly-do-" + c + "-" + b, "cùng số căn cước"))
                .andExpect(redirectedUrl("/so-khen-thuong/trung"));
        assertThat(merging.waiting(10)).extracting(Merging.Merge::reason).containsExactly("cùng số căn cước");
    }
}
