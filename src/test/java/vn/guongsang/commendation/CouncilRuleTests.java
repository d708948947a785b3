package vn.guongsang.commendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.guongsang.commendation.CouncilRule.Fraction;
import vn.guongsang.verdict.Verdict;

class CouncilRuleTests {

    private static final CouncilRule OF_PRESENT = rule(true);
    private static final CouncilRule OF_ALL = rule(false);

    private static CouncilRule rule(boolean ofPresent) {
        return new CouncilRule(
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2025, 6, 30),
                new Fraction(2, 3),
                new Fraction(1, 2),
                ofPresent,
                false,
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
        "1, 1, true",
        "1, 0, false"
    })
    void needsTwoThirdsOfAllMembers(int members, int present, boolean quorate) {
        assertThat(OF_PRESENT.quorate(members, present).allowed()).isEqualTo(quorate);
    }

    @Test
    void saysHowManyAreMissing() {
        assertThat(OF_PRESENT.quorate(9, 5))
                .isEqualTo(Verdict.refusedBy("Quy chế", "commendation.refused.quorum", 5, 9, 6));
    }

    @ParameterizedTest
    @CsvSource({"8, 4, false", "8, 5, true", "7, 3, false", "7, 4, true", "0, 0, false"})
    void isExceededAndNotOnlyReachedAmongThosePresent(int present, int agreed, boolean passes) {
        assertThat(OF_PRESENT.passes(12, present, agreed)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"12, 8, 6, false", "12, 8, 7, true"})
    void countsAbsentMembersWhereTheRuleDoes(int members, int present, int agreed, boolean passes) {
        assertThat(OF_ALL.passes(members, present, agreed)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"2023-12-31, false", "2024-01-01, true", "2025-06-30, true", "2025-07-01, false"})
    void holdsFromItsFirstToItsLastDay(LocalDate day, boolean inForce) {
        assertThat(OF_PRESENT.inForceOn(day)).isEqualTo(inForce);
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
}
