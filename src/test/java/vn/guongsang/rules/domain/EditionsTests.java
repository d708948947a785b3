package vn.guongsang.rules.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.rules.RequiredParts;
import vn.guongsang.rules.domain.Editions.Edition;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Parts and names that an administrator decides. Each test has an award of its own and days far ahead. */
@InDemoWorld
class EditionsTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    private static final LocalDate AHEAD = LocalDate.of(2031, 1, 1);

    @Autowired
    Editions editions;

    @Autowired
    RequiredParts parts;

    @Autowired
    Awards awards;

    @Autowired
    Eligibility eligibility;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Actor administrator;
    Actor officer;

    @BeforeEach
    void people() {
        var honours = new Honours(jdbc, accounts);
        administrator = honours.actor("quantri", Role.ADMINISTRATOR);
        officer = honours.actor("ninhdong", Role.OFFICER);
    }

    @Test
    void newPartsHoldFromTheirDayAndWhatWasReceivedBeforeKeepsTheOld() {
        List<RequiredPart> before = parts.of("BK_BT", RequiredParts.ORDINARY, AHEAD.minusDays(1));
        var edition = new Edition(UUID.randomUUID(), AHEAD, "Công văn 1/SNV");
        List<RequiredPart> next = List.of(part("BK_BT", "report", AHEAD), part("BK_BT", "photo", AHEAD));
        for (int twice = 0; twice < 2; twice++) {
            assertThat(editions.decide(administrator, edition, "BK_BT", RequiredParts.ORDINARY, next))
                    .isInstanceOf(Verdict.Allowed.class);
        }
        assertThat(parts.of("BK_BT", RequiredParts.ORDINARY, AHEAD.minusDays(1)))
                .isEqualTo(before);
        assertThat(parts.of("BK_BT", RequiredParts.ORDINARY, AHEAD)).isEqualTo(next);
    }

    @Test
    void aNewNameHoldsFromItsDay() {
        Award before = awards.find("CO_BT", AHEAD.minusDays(1)).orElseThrow();
        Award next = new Award(
                "CO_BT",
                "Cờ tên mới",
                before.list(),
                before.level(),
                Set.of("collective"),
                before.grounds(),
                "Điều 1 Nghị định mới",
                true,
                AHEAD,
                null);
        assertThat(editions.decide(administrator, new Edition(UUID.randomUUID(), AHEAD, "Nghị định mới"), next))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(awards.find("CO_BT", AHEAD.minusDays(1)).orElseThrow().name())
                .isEqualTo(before.name());
        assertThat(awards.find("CO_BT", AHEAD)).contains(next);
        assertThat(awards.on(AHEAD)).extracting(Award::code).containsOnlyOnce("CO_BT");
    }

    @Test
    void anAwardThatWasNotKnownIsAddedOnceAndNeedsAPersonUntilItHasARule() {
        Award added = new Award(
                "BK_MOI",
                "Bằng khen mới",
                AwardList.FORM,
                "province",
                Set.of("individual", "collective"),
                Set.of(Ground.MERIT),
                "Điều 9 Quy chế",
                true,
                AHEAD,
                null);
        var edition = new Edition(UUID.randomUUID(), AHEAD, "Quy chế 1/2031");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(editions.add(administrator, edition, added)).isInstanceOf(Verdict.Allowed.class);
        }
        assertThat(awards.find("BK_MOI", AHEAD.minusDays(1))).isEmpty();
        assertThat(awards.find("BK_MOI", AHEAD)).contains(added);
        assertThat(code(editions.add(administrator, new Edition(UUID.randomUUID(), AHEAD, "x"), added)))
                .isEqualTo("rules.refused.award-known");
        assertThat(code(editions.add(
                        administrator,
                        new Edition(UUID.randomUUID(), TODAY.minusDays(1), "x"),
                        new Award(
                                "BK_CU",
                                "Bằng khen cũ",
                                AwardList.FORM,
                                "province",
                                Set.of("individual"),
                                Set.of(Ground.MERIT),
                                "Điều 9",
                                true,
                                TODAY.minusDays(1),
                                null))))
                .isEqualTo("rules.refused.edition-past");
        assertThat(eligibility.rulebook().version("BK_MOI", AHEAD)).isEmpty();
        assertThatThrownBy(() -> editions.add(officer, new Edition(UUID.randomUUID(), AHEAD, "x"), added))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void neitherThePastNorADayBeforeALaterEditionIsDecided() {
        assertThat(code(editions.decide(
                        administrator,
                        new Edition(UUID.randomUUID(), TODAY.minusDays(1), "Công văn"),
                        "CSTDTQ",
                        RequiredParts.ORDINARY,
                        List.of(part("CSTDTQ", "report", TODAY.minusDays(1))))))
                .isEqualTo("rules.refused.edition-past");
        editions.decide(
                        administrator,
                        new Edition(UUID.randomUUID(), AHEAD, "Công văn"),
                        "CSTDTQ",
                        RequiredParts.ORDINARY,
                        List.of(part("CSTDTQ", "report", AHEAD)))
                .orThrow();
        assertThat(code(editions.decide(
                        administrator,
                        new Edition(UUID.randomUUID(), AHEAD.minusDays(5), "Công văn"),
                        "CSTDTQ",
                        RequiredParts.ORDINARY,
                        List.of(part("CSTDTQ", "report", AHEAD.minusDays(5))))))
                .isEqualTo("rules.refused.edition-later");
        assertThatThrownBy(() -> editions.decide(
                        officer, new Edition(UUID.randomUUID(), AHEAD, "x"), "LDTT", RequiredParts.ORDINARY, List.of()))
                .isInstanceOf(Refusal.class);
    }

    private static RequiredPart part(String award, String code, LocalDate since) {
        return new RequiredPart(
                award, RequiredParts.ORDINARY, code, "Thành phần " + code, "Chuẩn bị.", "Điều 5", true, since, null);
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "";
    }
}
