package vn.guongsang.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The figures by which people know these two plans, counted in the packs as plain YAML.
 * {@link PackFactsTests} compares the same packs with their facts row by row.
 */
class NinhHoaAndBinhThuanFactsTests {

    @Nested
    @DisplayName("Ninh Hòa, exemplars 2021-2025")
    class NinhHoa {

        private final Map<String, Object> pack = read("ninh-hoa-2021");
        private final List<Map<String, Object>> quotas = list(pack, "quotas");

        @Test
        void hasFifteenMovementsEachWithOneQuotaLine() {
            var movements = list(pack, "movements");

            assertThat(movements).hasSize(15);
            assertThat(quotas)
                    .extracting(quota -> quota.get("movement"))
                    .containsExactlyElementsOf(movements.stream()
                            .map(movement -> movement.get("id"))
                            .toList());
        }

        /** One for each sentence asked of someone: a shared sentence counts wherever a set refers to it. */
        @Test
        void hasOneHundredAndSeventyTwoAtomicCriteria() {
            assertThat(criteria("general")).hasSize(5);
            assertThat(criteria("movement")).hasSize(167);
            assertThat(criteria("movement").stream().filter(item -> item.containsKey("shared")))
                    .hasSize(28);
            assertThat(list(map(pack.get("criteria")), "sets"))
                    .extracting(set -> set.get("scope"))
                    .containsOnly("general", "movement");
        }

        @Test
        void asksEachSideOfEachMovementInItsOwnSet() {
            assertThat(sets("movement")).hasSize(30);
            assertThat(sets("movement").stream().filter(set -> "any".equals(set.get("mode"))))
                    .extracting(set -> set.get("id"))
                    .containsExactly("nh-cs-01-individual", "nh-cs-03-escaped-poverty");
        }

        @Test
        void checksThirtyFiveCriteriaByMachine() {
            assertThat(Stream.concat(criteria("general").stream(), criteria("movement").stream())
                            .filter(item -> item.containsKey("check")))
                    .hasSize(35);
        }

        @Test
        void asksForOneHundredAndFiveOfEachAsWritten() {
            assertThat(total("collective", false)).isEqualTo(105);
            assertThat(total("individual", false)).isEqualTo(105);
        }

        @Test
        void wouldAskForOneHundredAndTenOfEachIfEachForceOwedTheDefenceLine() {
            assertThat(total("collective", true)).isEqualTo(110);
            assertThat(total("individual", true)).isEqualTo(110);
        }

        @Test
        void countsTheDefenceLineOnceAndSaysSo() {
            assertThat(quotas.stream().filter(quota -> quota.containsKey("per-branch")))
                    .singleElement()
                    .satisfies(quota -> assertThat(quota)
                            .contains(
                                    entry("id", "nh-q-14"),
                                    entry(
                                            "per-branch",
                                            Map.of(
                                                    "branches",
                                                    List.of("cong-an-tx", "bch-qs-tx"),
                                                    "counted",
                                                    false,
                                                    "inferred",
                                                    true))));
        }

        @Test
        void wantsExemplarsByTheTwentiethOfEachMonth() {
            var monthly = byId(pack, "obligations", "nh-ob-01");

            assertThat(monthly)
                    .contains(
                            entry("cadence", "monthly"),
                            entry("who", List.of("units")),
                            entry("to", List.of("ubnd-tx")),
                            entry("via", "phong-noi-vu"),
                            entry("window", Map.of("from", "2022-01-01", "to", "2025-03-31")));
            assertThat(map(monthly.get("due")))
                    .contains(entry("rule", "day-of-month"), entry("day", 20), entry("month", "this"));
        }

        @Test
        void wantsTheUnitPlansByTheTwentyEighthOfJanuary() {
            var plans = list(pack, "obligations").stream()
                    .filter(one -> "unit-plan".equals(one.get("kind")))
                    .toList();

            assertThat(plans).singleElement().satisfies(plan -> {
                assertThat(plan)
                        .contains(
                                entry("id", "nh-dl-02"),
                                entry("cadence", "once"),
                                entry("via", "phong-noi-vu"),
                                entry("via-for", List.of("ubnd-tx")),
                                entry("copies", List.of("truong-cum-khoi")));
                assertThat(map(plan.get("due")))
                        .contains(entry("rule", "date"), entry("date", "2022-01-28"), entry("boundary", "by"));
            });
        }

        @Test
        void requiresSevenContentsOfAUnitPlan() {
            assertThat(list(map(pack.get("unit-plan")), "contains")).hasSize(7);
        }

        @Test
        void namesThirtyFourUnclearPlacesAndReadsEach() {
            assertThat(list(pack, "ambiguities"))
                    .hasSize(34)
                    .allSatisfy(ambiguity ->
                            assertThat(ambiguity.get("reading").toString()).isNotBlank());
        }

        private int total(String subject, boolean eachBranch) {
            return quotas.stream()
                    .mapToInt(quota -> {
                        var branches = eachBranch && quota.get("per-branch") != null
                                ? ((Collection<?>) map(quota.get("per-branch")).get("branches")).size()
                                : 1;
                        return (Integer) map(quota.get("at-least")).get(subject) * branches;
                    })
                    .sum();
        }

        private List<Map<String, Object>> sets(String scope) {
            return list(map(pack.get("criteria")), "sets").stream()
                    .filter(set -> scope.equals(set.get("scope")))
                    .toList();
        }

        private List<Map<String, Object>> criteria(String scope) {
            return sets(scope).stream()
                    .flatMap(set -> list(set, "items").stream())
                    .toList();
        }
    }

    @Nested
    @DisplayName("Bình Thuận, models and exemplars 2022-2025")
    class BinhThuan {

        private final Map<String, Object> pack = read("binh-thuan-2022");

        @Test
        void namesTwelveMovementsAndLeavesTheListOpen() {
            assertThat(list(pack, "movements").stream().filter(one -> "movement".equals(one.get("kind"))))
                    .hasSize(12);
            assertThat(list(pack, "movements").stream().filter(one -> "theme".equals(one.get("kind"))))
                    .extracting(one -> one.get("id"))
                    .containsExactly("bt-mv-theme");
            assertThat(pack).containsKey("movements-open").doesNotContainKey("quotas");
        }

        /** Thirteen stand in the facts; the fourteenth, science and technology, stands in the plan at II.3.2*#8. */
        @Test
        void suggestsTheThirteenSectorsOfTheFactsAndTheOneTheyLeaveOut() {
            var sectors = list(pack, "sectors").stream()
                    .map(sector -> sector.get("id").toString())
                    .toList();

            assertThat(sectors.stream().filter(id -> id.matches("bt-sec-\\d\\d")))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 13)
                            .mapToObj("bt-sec-%02d"::formatted)
                            .toList());
            assertThat(sectors).hasSize(14).contains("bt-sec-khcn");
            assertThat(list(map(pack.get("criteria")), "sets").stream()
                            .filter(set -> "sector".equals(set.get("scope"))))
                    .extracting(set -> set.get("sector").toString())
                    .containsExactlyElementsOf(sectors);
        }

        @Test
        void asksOneReportingGroupForThreeEveryQuarterAndTheOtherForTwoEveryHalfYear() {
            var quarterly = byId(pack, "obligations", "bt-ob-01");
            var halfYearly = byId(pack, "obligations", "bt-ob-02");

            assertThat(quarterly)
                    .contains(
                            entry("cadence", "quarterly"),
                            entry("who", List.of("bt-grp-quarterly")),
                            entry("minimum", List.of(Map.of("count", 3, "of", "any"))));
            assertThat(halfYearly)
                    .contains(
                            entry("cadence", "half-yearly"),
                            entry("who", List.of("bt-grp-half-yearly")),
                            entry("minimum", List.of(Map.of("count", 2, "of", "any"))));
        }

        @Test
        void hasTwoClustersAndThirteenBlocsNumberedOneToFifteen() {
            var blocs = map(pack.get("blocs"));

            assertThat(blocs.get("declared")).isEqualTo(15);
            assertThat(list(blocs, "items"))
                    .extracting(bloc -> bloc.get("number"))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 15).boxed().toList());
            assertThat(list(blocs, "items").stream().filter(bloc -> "cluster".equals(bloc.get("kind"))))
                    .extracting(bloc -> bloc.get("number"))
                    .containsExactly(1, 2);
        }

        @Test
        void putsEveryBlocInOneReportingGroupAndTheNinthInBothByKind() {
            var quarterly = list(map(byId(pack, "bodies", "bt-grp-quarterly").get("members")), "any");
            var halfYearly = list(map(byId(pack, "bodies", "bt-grp-half-yearly").get("members")), "any");

            assertThat(quarterly)
                    .containsExactly(
                            Map.of("bloc", List.of("bt-cum-1", "bt-cum-2", "bt-khoi-7", "bt-khoi-8")),
                            Map.of("bloc", List.of("bt-khoi-9"), "kind", List.of("armed-force")));
            assertThat(halfYearly.getLast())
                    .isEqualTo(Map.of(
                            "bloc", List.of("bt-khoi-9"), "except", List.of(Map.of("kind", List.of("armed-force")))));

            var whole =
                    new ArrayList<Object>((Collection<?>) quarterly.getFirst().get("bloc"));
            whole.addAll((Collection<?>) halfYearly.getFirst().get("bloc"));
            whole.add("bt-khoi-9");
            assertThat(whole)
                    .containsExactlyInAnyOrderElementsOf(list(map(pack.get("blocs")), "items").stream()
                            .map(bloc -> bloc.get("id"))
                            .toList());
        }

        @Test
        void wantsTheUnitPlansByTheFifteenthOfApril() {
            var plan = byId(pack, "obligations", "bt-dl-02");

            assertThat(plan)
                    .contains(
                            entry("kind", "unit-plan"),
                            entry("to", List.of("ubnd-tinh")),
                            entry("via", "tt-hd-tdkt-tinh"));
            assertThat(map(plan.get("due")))
                    .contains(entry("rule", "date"), entry("date", "2023-04-15"), entry("boundary", "by"));
        }

        @Test
        void requiresEightContentsOfAUnitPlan() {
            assertThat(list(map(pack.get("unit-plan")), "contains")).hasSize(8);
        }

        @Test
        void tellsFourStagesAsDeclared() {
            assertThat(pack.get("stages-declared")).isEqualTo(4);
            assertThat(list(pack, "stages"))
                    .extracting(stage -> stage.get("stage"))
                    .containsExactly("discover", "foster", "sum-up", "replicate");
        }

        @Test
        void goesOnAfterItsPeriod() {
            assertThat(map(map(pack.get("plan")).get("period")))
                    .contains(entry("from", "2022"), entry("to", "2025"), entry("open-ended", true));
        }
    }

    private static Map<String, Object> read(String plan) {
        try {
            return map(new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(Path.of("plans", plan + ".yaml"))));
        } catch (IOException e) {
            throw new AssertionError("cannot read the pack " + plan, e);
        }
    }

    @SuppressWarnings("unchecked") // a pack's maps have string keys; anything else fails where it is read
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static List<Map<String, Object>> list(Map<String, Object> in, String key) {
        return ((Collection<?>) Objects.requireNonNull(in.get(key), key))
                .stream().map(NinhHoaAndBinhThuanFactsTests::map).toList();
    }

    private static Map<String, Object> byId(Map<String, Object> pack, String section, String id) {
        return list(pack, section).stream()
                .filter(one -> id.equals(one.get("id")))
                .findFirst()
                .orElseThrow();
    }
}
