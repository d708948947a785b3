package vn.guongsang.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.guongsang.plan.pack.ByFigure.Round;
import vn.guongsang.plan.pack.Obligation.Minimum;
import vn.guongsang.plan.pack.Obligation.Part;

/** The laws of numbers that a plan asks for, whatever the numbers. */
class EnoughLawsTests {

    @Property(tries = 300)
    void aLargerFigureNeverAsksForFewer(
            @ForAll("figures") ByFigure by,
            @ForAll @IntRange(max = 100_000) int one,
            @ForAll @IntRange(max = 1000) int more) {
        assertThat(by.of(one + more)).isGreaterThanOrEqualTo(by.of(one));
    }

    @Property(tries = 300)
    void roundingUpDownAndToTheNearestDifferByOneAtMost(
            @ForAll("figures") ByFigure by, @ForAll @IntRange(max = 100_000) int figure) {
        int down = rounded(by, Round.DOWN).of(figure);
        int near = rounded(by, Round.HALF_UP).of(figure);
        int up = rounded(by, Round.UP).of(figure);

        assertThat(List.of(down, near, up)).isSorted();
        assertThat(up - down).isBetween(0, 1);
        assertThat(down).isGreaterThanOrEqualTo(by.atLeast() == null ? 0 : by.atLeast());
    }

    private static ByFigure rounded(ByFigure by, Round round) {
        return new ByFigure(by.figure(), by.each(), by.percent(), round, by.atLeast());
    }

    /** What is too many stays so when more comes in, and what is allowed was so before. */
    @Property(tries = 300)
    void moreOfAnythingIsNeverAllowedWhereFewerAreNot(
            @ForAll("minima") List<Minimum> minima,
            @ForAll("brought") Map<String, Integer> brought,
            @ForAll("brought") Map<String, Integer> more) {
        Enough enough = Enough.of(minima);
        var all = new HashMap<>(brought);
        more.forEach((what, many) -> all.merge(what, many, Integer::sum));

        if (enough.exceeded(brought).isPresent()) {
            assertThat(enough.exceeded(all)).isPresent();
        }
    }

    @Property(tries = 300)
    void theOrderOfMinimaMakesNoDifference(@ForAll("minima") List<Minimum> minima) {
        assertThat(Enough.of(minima.reversed()).ways())
                .containsExactlyInAnyOrderElementsOf(Enough.of(minima).ways());
    }

    @Provide
    Arbitrary<ByFigure> figures() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 10_000),
                        Arbitraries.integers().between(1, 10_000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Round.class),
                        Arbitraries.integers().between(1, 5).injectNull(0.5))
                .as((each, hundredths, share, round, least) -> new ByFigure(
                        "dân số", share ? null : each, share ? BigDecimal.valueOf(hundredths, 2) : null, round, least));
    }

    @Provide
    Arbitrary<List<Minimum>> minima() {
        Arbitrary<Part> parts = Combinators.combine(
                        Arbitraries.of("nữ", "trực tiếp"),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 100).injectNull(0.5),
                        Arbitraries.integers().between(1, 4).injectNull(0.5))
                .as((trait, count, percent, most) -> new Part(trait, null, count, percent, most));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 6).injectNull(0.5),
                        Arbitraries.of(SubjectKind.ANY, SubjectKind.INDIVIDUAL),
                        parts.list().ofMaxSize(2))
                .as((count, most, of, ofWhich) ->
                        new Minimum(List.of(), count, most, of, null, ofWhich, false, List.of()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<Map<String, Integer>> brought() {
        return Arbitraries.maps(
                Arbitraries.of("any", "individual", "trait:nữ", "trait:trực tiếp"),
                Arbitraries.integers().between(0, 6));
    }
}
