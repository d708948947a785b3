package vn.guongsang.rules.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.type.TypeReference;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Rulebook;
import vn.guongsang.rules.RulesFixtures;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.RuleJson;
import vn.guongsang.rules.language.RuleVersion;

/** Rules that nobody could meet, or that say a thing twice, beside the nearest one that is sound. */
class ContradictionsTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);
    private static final Rulebook BOOK = Rulebook.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CSTD_BT | {is: held, awards: [CSTDCS], times: 3, within: 3}                    | -
            CSTD_BT | {is: held, awards: [CSTDCS], times: 4, within: 3}                    | too-many-times
            CSTD_BT | {is: held, awards: [CSTDCS], times: 2, within: 5, before: 3}         | -
            CSTD_BT | {is: held, awards: [CSTDCS], times: 3, within: 5, before: 3}         | too-many-times
            CSTD_BT | {is: held, awards: [KHONG_CO]}                                       | unknown
            CSTD_BT | {is: held, awards: [TTLDXS]}                                         | other-subjects
            CSTD_BT | {is: held, awards: [CSTD_BT]}                                        | circle
            CSTD_BT | {is: held, awards: [CSTDTQ]}                                         | circle
            CSTD_BT | {is: held, awards: [CSTDTQ, CSTDCS]}                                 | -
            CSTD_BT | {is: age, least: 35, most: 35, on: receipt}                          | -
            CSTD_BT | {is: age, least: 36, most: 35, on: receipt}                          | ages
            CSTD_BT | {is: any, parts: []}                                                 | empty
            CSTD_BT | {is: never}                                                          | never
            TTLDXS  | {is: share, whom: staff, holding: [KHONG_CO], percent: 70}           | unknown
            TTLDXS  | {is: holders, holding: [CSTDCS], count: 1}                           | -
            """)
    void findsWhatIsWrongWithAConditionAlone(String award, String demand, String fault) {
        assertThat(faults(award, "[{id: a, demand: " + demand + "}]"))
                .containsExactlyElementsOf(fault.equals("-") ? List.of() : List.of("a rules.fault." + fault));
    }

    @Test
    void findsConditionsThatContradictEachOther() {
        assertThat(faults("GK", """
                - {id: young, demand: {is: age, most: 35, on: receipt}}
                - {id: old, demand: {is: age, least: 36, on: receipt}}
                """)).containsExactly("old rules.fault.ages-apart");
        assertThat(faults("GK", """
                - {id: young, kinds: [individual], demand: {is: age, most: 35, on: receipt}}
                - {id: old, kinds: [household], demand: {is: age, least: 36, on: receipt}}
                """)).isEmpty();
        assertThat(faults("GK", """
                - {id: few, demand: {is: ceiling, number: 3}}
                - {id: many, demand: {is: ceiling, percent: 15}}
                """)).containsExactly("many rules.fault.two-ceilings");
    }

    @Test
    void findsWhatIsSaidTwice() {
        assertThat(faults("GK", """
                - {id: once, demand: {is: once}}
                - {id: again, article: "Điều 5", demand: {is: once}}
                """)).containsExactly("again rules.fault.twice");
        assertThat(faults("GK", """
                - {id: one, words: "Gương mẫu", demand: {is: judged}}
                - {id: other, words: "Đoàn kết", demand: {is: judged}}
                """)).isEmpty();
    }

    @Test
    void findsWhatIsForNobody() {
        assertThat(faults("CSTD_BT", "[{id: a, kinds: [household], words: Có, demand: {is: judged}}]"))
                .containsExactly("a rules.fault.applies-to-none");
        assertThat(faults("GK", """
                - id: group
                  kinds: [individual]
                  demand: {is: all, parts: [{id: part, kinds: [household], words: Có, demand: {is: judged}}]}
                """)).containsExactly("part rules.fault.applies-to-none");
    }

    @Test
    void findsARatingThatIsAlwaysMetWithinABetterOne() {
        assertThat(faults("CSTD_BT", """
                - id: run
                  demand: {is: rated, grade: excellent, years: 3, during: [{id: in, demand: {is: rated, grade: good, years: 1}}]}
                """)).containsExactly("in rules.fault.weaker");
    }

    @Test
    void findsNothingInWhatComesWithTheProgram() {
        for (RuleVersion rule : ShippedRules.read().rules()) {
            Award award = BOOK.known(rule.award(), rule.since()).orElseThrow();
            assertThat(Contradictions.in(BOOK, award, rule.since(), rule.conditions()))
                    .as(rule.award() + " " + rule.since())
                    .isEmpty();
        }
    }

    @Test
    void findsNothingInTheRulesOfAProvince() {
        Rulebook book = RulesFixtures.withProvince();
        for (Map.Entry<String, List<Clause>> rule : RulesFixtures.province().entrySet()) {
            Award award = book.known(rule.getKey(), DAY).orElseThrow();
            assertThat(Contradictions.in(book, award, DAY, rule.getValue())).isEmpty();
        }
    }

    private static List<String> faults(String code, String yaml) {
        List<Clause> clauses = RuleJson.MAPPER.convertValue(
                new Load(LoadSettings.builder().build()).loadFromString(yaml), new TypeReference<List<Clause>>() {});
        return Contradictions.in(BOOK, BOOK.award(code, DAY).orElseThrow(), DAY, clauses).stream()
                .map(fault -> fault.clause() + " " + fault.why().key())
                .toList();
    }
}
