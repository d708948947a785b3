package vn.guongsang.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.guongsang.council.CouncilRule.Fraction;
import vn.guongsang.council.CouncilRule.Turnout;
import vn.guongsang.verdict.Verdict;

/** When a council may decide and when a vote passes, without a database. */
class CouncilRuleTests {

    private static final CouncilRule OF_PRESENT = majority(true);
    private static final CouncilRule OF_ALL = majority(false);

    private static CouncilRule majority(boolean ofPresent) {
        return rule("1/2", true, ofPresent, true, true);
    }

    private static CouncilRule share(String share) {
        return rule(share, false, false, true, true);
    }

    private static CouncilRule rule(
            String share, boolean exceeded, boolean ofPresent, boolean recusedCounted, boolean lettersCounted) {
        return new CouncilRule(
                new Fraction(2, 3),
                Fraction.parse(share),
                exceeded,
                ofPresent,
                true,
                recusedCounted,
                lettersCounted,
                false,
                List.of(),
                "Quy chế");
    }

    @ParameterizedTest
    @CsvSource({
        "9, 6, true",
        "9, 5, false",
        "10, 7, true",
        "10, 6, false",
        "11, 8, true",
        "11, 7, false",
        "20, 14, true",
        "20, 13, false",
        "25, 17, true",
        "25, 16, false",
        "1, 1, true",
        "1, 0, false"
    })
    void needsTwoThirdsOfAllMembers(int members, int present, boolean quorate) {
        assertThat(OF_PRESENT.quorate(members, present).allowed()).isEqualTo(quorate);
    }

    @Test
    void saysHowManyAreMissing() {
        assertThat(OF_PRESENT.quorate(9, 5)).isEqualTo(Verdict.refusedBy("Quy chế", "council.refused.quorum", 5, 9, 6));
    }

    @ParameterizedTest
    @CsvSource({"8, 4, false", "8, 5, true", "7, 3, false", "7, 4, true", "0, 0, false"})
    void aMajorityIsExceededAndNotOnlyReachedAmongThosePresent(int present, int agreed, boolean passes) {
        assertThat(OF_PRESENT.passes(OF_PRESENT.counted(Turnout.of(12, present)), agreed))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"12, 8, 6, false", "12, 8, 7, true"})
    void countsAbsentMembersWhereTheRuleDoes(int members, int present, int agreed, boolean passes) {
        assertThat(OF_ALL.passes(OF_ALL.counted(Turnout.of(members, present)), agreed))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 4/5, 16, true",
        "20, 4/5, 15, false",
        "20, 9/10, 18, true",
        "20, 9/10, 17, false",
        "25, 4/5, 20, true",
        "25, 4/5, 19, false",
        "25, 9/10, 22, false",
        "25, 9/10, 23, true"
    })
    void aShareOfAllMembersIsReachedExactlyOrNotAtAll(int members, String share, int agreed, boolean passes) {
        CouncilRule rule = share(share);
        assertThat(rule.passes(rule.counted(Turnout.of(members, members)), agreed))
                .isEqualTo(passes);
    }

    /** Of 20, two have an interest, three are absent and one of those wrote. */
    @ParameterizedTest
    @CsvSource({
        "true, false, 20, 16",
        "false, false, 18, 15",
        "true, true, 18, 15",
        "false, true, 16, 13",
    })
    void recusedMembersAreInOrOutOfThoseCountedAsTheRuleHasIt(
            boolean recusedCounted, boolean ofPresent, int counted, int needed) {
        CouncilRule rule = rule("4/5", false, ofPresent, recusedCounted, true);
        Turnout turnout = new Turnout(20, 17, 2, 2, 1);
        assertThat(rule.counted(turnout)).isEqualTo(counted);
        assertThat(rule.needed(counted)).isEqualTo(needed);
    }

    @Test
    void aRecusedMemberWhoIsAbsentIsNotTakenOffThosePresent() {
        assertThat(rule("1/2", true, true, false, true).counted(new Turnout(20, 17, 2, 1, 0)))
                .isEqualTo(16);
    }

    @Test
    void lettersCountAmongThoseWhoTakePartOnlyWhereTheRuleTakesThem() {
        assertThat(rule("1/2", true, true, true, false).counted(new Turnout(20, 17, 0, 0, 3)))
                .isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({"1/2, true, 8, 8, true", "1/2, true, 9, 8, false", "1/2, true, 0, 0, false", "4/5, false, 8, 8, false"})
    void equalVotesDecideNothingYetWhereTheMajorityDecides(
            String share, boolean exceeded, int agreed, int disagreed, boolean tied) {
        assertThat(rule(share, exceeded, true, true, true).tied(agreed, disagreed))
                .isEqualTo(tied);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-11-15, 91/2017", "2023-12-31, 91/2017", "2024-01-01, 98/2023",
        "2025-06-30, 98/2023", "2025-07-01, 152/2025", "2031-01-01, 152/2025"
    })
    void judgesByTheRuleOfTheDay(LocalDate day, String decree) {
        assertThat(new CouncilRules().on(day).orElseThrow().basis()).contains(decree);
    }

    @Test
    void knowsNoRuleBeforeTheFirst() {
        assertThat(new CouncilRules().on(LocalDate.of(2017, 11, 14))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31, CSTDTQ, 9/10, true, false",
        "2023-12-31, CO_CP, 1/2, false, true",
        "2024-01-01, CSTDTQ, 9/10, true, false",
        "2025-07-01, CSTD_BT, 9/10, true, false",
        "2025-07-01, HC_LD3, 4/5, false, false",
        "2025-07-01, GK, 1/2, false, false",
        "2025-07-01, '', 1/2, false, true",
        "2025-07-01, KHONG_CO, 1/2, false, true"
    })
    void takesTheThresholdOfTheAwardOnTheDay(
            LocalDate day, String award, String share, boolean secret, boolean ofPresent) {
        assertThat(new CouncilRules().on(day, award).orElseThrow())
                .extracting(CouncilRule::share, CouncilRule::secret, CouncilRule::ofPresent)
                .containsExactly(Fraction.parse(share), secret, ofPresent);
    }

    /** No threshold in force was read together with its quorum: each one is confirmed by a person. */
    @Test
    void nothingUnreadCountsAsRead() {
        assertThat(List.of("", "CSTDTQ", "CO_CP", "GK"))
                .noneMatch(award -> new CouncilRules()
                        .on(LocalDate.of(2025, 7, 1), award)
                        .orElseThrow()
                        .read());
    }

    @Test
    void whereTheSourcesDifferTheSecretaryChooses() {
        assertThat(new CouncilRules()
                        .on(LocalDate.of(2025, 7, 1), "CSTDTQ")
                        .orElseThrow()
                        .instead())
                .containsExactly(new Fraction(4, 5));
    }
}
