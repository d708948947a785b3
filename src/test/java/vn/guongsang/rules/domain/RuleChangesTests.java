package vn.guongsang.rules.domain;

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

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Permissions;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Case;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Facts.Rating;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Outcome;
import vn.guongsang.rules.PastCases;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.rules.RequiredParts;
import vn.guongsang.rules.domain.RuleChanges.Draft;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.Demand;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.TownAtWork;
import vn.guongsang.verdict.Refusal;

/** The hub's officer writes rules on 10 March 2025; the next ones of the law begin on 1 July. */
class RuleChangesTests extends TownAtWork {

    private static final String AWARD = "LDTT";
    private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);
    private static final LocalDate JUNE_END = LocalDate.of(2025, 6, 30);
    private static final String PAGE = "/danh-hieu-va-hinh-thuc/" + AWARD;

    @Autowired
    RuleChanges changes;

    @Autowired
    Eligibility eligibility;

    @Autowired
    Awards awards;

    @Autowired
    RequiredParts parts;

    @Autowired
    Audit audit;

    @Autowired
    Permissions permissions;

    @Autowired
    BusinessDay day;

    @Autowired
    LoadingRules rows;

    @Test
    void whatTheDatabaseHoldsIsWhatCameWithTheProgram() {
        ShippedRules shipped = ShippedRules.read();
        assertThat(shipped.rules())
                .allSatisfy(rule -> assertThat(eligibility.rulebook().versions(rule.award()))
                        .contains(rule));
        assertThat(awards.on(TODAY))
                .containsExactlyElementsOf(shipped.awards().stream()
                        .filter(award -> award.on(TODAY))
                        .toList());
        assertThat(parts.of("BK_TTG", RequiredParts.ORDINARY, LocalDate.of(2025, 7, 1)))
                .extracting(RequiredPart::code, RequiredPart::read)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("submission", true),
                        org.assertj.core.groups.Tuple.tuple("report", true),
                        org.assertj.core.groups.Tuple.tuple("minutes", true));
        assertThat(parts.of("BK_TTG", RequiredParts.ORDINARY, JUNE_END)).noneMatch(RequiredPart::read);
    }

    @Test
    void aNewRuleHoldsForCasesFromItsDayOn() {
        Case march = rated(Grade.GOOD, APRIL.minusDays(1));
        Case april = rated(Grade.GOOD, APRIL);
        Case july = rated(Grade.GOOD, JUNE_END.plusDays(1));
        UUID before = eligibility.judge(march).version();
        UUID later = eligibility.judge(july).version();
        Draft draft = draft(APRIL, JUNE_END, excellent());

        changes.decide(hub, draft).orThrow();

        assertThat(eligibility.judge(march).version()).isEqualTo(before);
        assertThat(eligibility.judge(july).version()).isEqualTo(later);
        assertThat(eligibility.judge(april).version()).isEqualTo(draft.id());
        assertThat(eligibility.judge(april).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(eligibility.judge(rated(Grade.EXCELLENT, JUNE_END)).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(eligibility.judge(march).outcome()).isEqualTo(Outcome.PERSON);
        assertThat(audit.timeline(Subject.of("rule", AWARD))).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("rules.decided");
            assertThat(entry.basis()).isEqualTo("Quyết định 12");
            assertThat(entry.changes()).hasSize(1);
        });
    }

    @Test
    void aRuleThatOverlapsAnotherIsRefused() {
        assertThat(code(changes.decide(hub, draft(APRIL, null, excellent())))).isEqualTo("rules.refused.overlaps");
        assertThat(code(changes.decide(hub, draft(APRIL, JUNE_END.plusDays(1), excellent()))))
                .isEqualTo("rules.refused.overlaps");
        assertThat(code(changes.decide(hub, draft(APRIL, APRIL.minusDays(1), excellent()))))
                .isEqualTo("rules.refused.until");
        // in force since then, and judged by
        assertThat(code(changes.decide(hub, draft(LocalDate.of(2024, 1, 1), JUNE_END, excellent()))))
                .isEqualTo("rules.refused.begun");
        assertThat(code(changes.decide(hub, draft(LocalDate.of(2004, 6, 30), JUNE_END, excellent()))))
                .isEqualTo("rules.refused.too-early");
        // of which nothing was read, and which has not begun
        assertThat(code(changes.decide(hub, draft(LocalDate.of(2026, 10, 1), null, excellent()))))
                .isEqualTo("allowed");
    }

    @Test
    void aRuleThatContradictsItselfIsRefused() {
        Clause once = new Clause("a", new Demand.Once(), "Điều 5", true, Set.of(), Set.of(), "");
        assertThat(code(changes.decide(hub, draft(APRIL, JUNE_END, once, once.named("b")))))
                .isEqualTo("rules.refused.contradicts");
    }

    @Test
    void ofTwoWhoWriteOneRuleTheSecondIsTold() {
        Draft first = draft(APRIL, JUNE_END, excellent());
        Draft second = draft(APRIL.plusDays(1), JUNE_END, excellent());
        changes.decide(hub, first).orThrow();
        assertThat(code(changes.decide(hub, first))).isEqualTo("allowed");
        assertThat(code(changes.decide(hub, second))).isEqualTo("rules.refused.meanwhile");
        assertThat(eligibility.rulebook().versions(AWARD)).hasSize(5);
    }

    @Test
    void isForAdministratorsAndHubOfficers() {
        assertThatThrownBy(() -> changes.decide(officer, draft(APRIL, JUNE_END, excellent())))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> changes.tryOut(head, draft(APRIL, JUNE_END, excellent())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isTriedOnDecidedCasesOfWhichNoneChanges() {
        PastCases past = (_, award, _) -> award.equals(AWARD)
                ? List.of(
                        new PastCases.Past("Hà", "", rated(Grade.GOOD, TODAY)),
                        new PastCases.Past("Lan", "/ho-so/1", rated(Grade.EXCELLENT, TODAY)),
                        new PastCases.Past("Minh", "", rated(Grade.DONE, TODAY)))
                : List.of();
        var trying = new RuleChanges(
                jdbc,
                day,
                audit,
                permissions,
                eligibility,
                rows,
                new StaticListableBeanFactory(Map.of("past", past)).getBeanProvider(PastCases.class));

        RuleChanges.Trial trial = trying.tryOut(hub, draft(APRIL, JUNE_END, excellent()));

        assertThat(trial.cases()).isEqualTo(3);
        assertThat(trial.before()).containsOnly(Map.entry(Outcome.PERSON, 2), Map.entry(Outcome.FAIL, 1));
        assertThat(trial.after()).containsOnly(Map.entry(Outcome.PASS, 1), Map.entry(Outcome.FAIL, 2));
        assertThat(trial.changed()).extracting(changed -> changed.past().name()).containsExactly("Hà", "Lan");
        assertThat(eligibility.rulebook().versions(AWARD)).hasSize(4);
    }

    @Test
    void showsTheTwoListsApart() throws Exception {
        mvc.perform(as(Honours.OFFICER, get("/danh-hieu-va-hinh-thuc")))
                .andExpect(content()
                        .string(allOf(containsString("Lao động tiên tiến"), not(containsString("Giấy khen</a>")))));
        mvc.perform(as(Honours.OFFICER, get("/danh-hieu-va-hinh-thuc?bang=hinh-thuc")))
                .andExpect(content()
                        .string(allOf(containsString("Giấy khen</a>"), not(containsString("Lao động tiên tiến")))));
        mvc.perform(as(Honours.OFFICER, get("/danh-hieu-va-hinh-thuc/XA_TB?ngay=2025-07-01")))
                .andExpect(content().string(containsString("Xã, phường, đặc khu tiêu biểu")));
        mvc.perform(as(Honours.OFFICER, get("/danh-hieu-va-hinh-thuc/KHONG_CO")))
                .andExpect(status().isNotFound());
        mvc.perform(as(Honours.OFFICER, get(PAGE)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Điều 24 khoản 1 điểm a Luật 06/2022/QH15"),
                                not(containsString("quy-dinh-moi")))));
    }

    @Test
    void isWrittenTriedAndDecidedInAForm() throws Exception {
        String form = PAGE + "/quy-dinh-moi";
        mvc.perform(as(HUB, get(form)))
                .andExpect(content()
                        .string(allOf(containsString("k1a-years"), containsString("name=\"ban\" value=\"4\""))));
        mvc.perform(as(HUB, post(form))
                        .param("dong", "k1a||RATED")
                        .param("them", "")
                        .param("loai", "AGE"))
                .andExpect(content().string(allOf(containsString("m1-most"), containsString("k1a-years"))));
        mvc.perform(as(HUB, post(form)).param("dong", "k1a||RATED", "m1||AGE").param("bo", "m1"))
                .andExpect(content().string(not(containsString("m1-most"))));
        mvc.perform(as(HUB, post(form))
                        .param("dong", "m1||AGE")
                        .param("ban-hanh", "1")
                        .param("m1-on", "RECEIPT"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"#tu-ngay\""),
                                containsString("href=\"#can-cu\""),
                                containsString("href=\"#m1-most\""),
                                containsString("href=\"#m1-article\""))));
        var sound = post(form)
                .param("ma", UUID.randomUUID().toString())
                .param("ban", "4")
                .param("tu-ngay", "1/4/2025")
                .param("can-cu", "Quyết định 12")
                .param("dong", "k1a||RATED")
                .param("k1a-grade", "EXCELLENT")
                .param("k1a-years", "1")
                .param("k1a-article", "Điều 1")
                .param("k1a-read", "co");
        mvc.perform(as(HUB, sound).param("thu", "1"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("01/07/2025")));
        sound.param("den-ngay", "30/6/2025");
        mvc.perform(as(HUB, sound)).andExpect(content().string(containsString("id=\"thu\"")));
        assertThat(eligibility.rulebook().versions(AWARD)).hasSize(4);
        mvc.perform(as(HUB, sound).param("ban-hanh", "1")).andExpect(redirectedUrl(PAGE + "?ngay=2025-04-01"));
        assertThat(eligibility.judge(rated(Grade.EXCELLENT, APRIL)).outcome()).isEqualTo(Outcome.PASS);
    }

    private Draft draft(LocalDate since, @Nullable LocalDate until, Clause... conditions) {
        return new Draft(UUID.randomUUID(), AWARD, 4, since, until, "Quyết định 12", List.of(conditions));
    }

    private static Clause excellent() {
        return new Clause(
                "rated",
                new Demand.Rated(Grade.EXCELLENT, 1, false, List.of()),
                "Điều 1 Quyết định 12",
                true,
                Set.of(),
                Set.of(),
                "");
    }

    private static Case rated(Grade grade, LocalDate day) {
        Facts none = Facts.none(day);
        int year = day.getYear() - 1;
        return new Case(
                AWARD,
                "individual",
                Ground.MERIT,
                day,
                year,
                new Facts(
                        day,
                        EnumSet.allOf(Topic.class),
                        none.awards(),
                        List.of(new Rating(year, grade, "Quyết định xếp loại")),
                        none.works(),
                        none.disciplines(),
                        none.matters(),
                        null,
                        none.memberships(),
                        null,
                        none.figures(),
                        none.places(),
                        none.findings()));
    }
}
