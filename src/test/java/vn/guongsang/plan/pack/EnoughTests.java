package vn.guongsang.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.guongsang.plan.pack.Obligation.Minimum;
import vn.guongsang.plan.pack.Obligation.Part;

class EnoughTests {

    private static Minimum count(int count, SubjectKind of) {
        return Minimum.of(count, of);
    }

    private static final Minimum DOCUMENT = new Minimum(List.of(), 0, null, null, null, List.of(), true, List.of());

    private static Minimum anyOf(Minimum... choices) {
        return new Minimum(List.of(), 0, null, null, null, List.of(), false, List.of(choices));
    }

    @Test
    void minimaOfSeveralKindsAreOneWayAndTheirSumIsOfWhicheverKind() {
        Enough enough = Enough.of(List.of(count(1, SubjectKind.COLLECTIVE), count(2, SubjectKind.INDIVIDUAL)));

        assertThat(enough.ways()).containsExactly(Map.of("any", 3, "collective", 1, "individual", 2));
        assertThat(enough.fewest()).isEqualTo(3);
        assertThat(enough.kinds()).containsExactly("collective", "individual");
        assertThat(enough.exemplars()).isEqualTo(Map.of("collective", 1, "individual", 2));
    }

    @Test
    void eachChoiceIsAWayAndOneOfThemIsMetByTheFewest() {
        Enough enough = Enough.of(List.of(anyOf(DOCUMENT, count(2, SubjectKind.ANY))));

        assertThat(enough.ways()).containsExactly(Map.of("document", 1), Map.of("any", 2));
        assertThat(enough.fewest()).isEqualTo(1);
        assertThat(enough.kinds()).containsExactly("any");
        assertThat(enough.exemplars()).isEmpty();
    }

    @Test
    void whatIsLackingIsToldByTheWayThatIsNearest() {
        Enough kinds = new Enough(List.of(Map.of("any", 3, "collective", 1, "trait:nữ", 2, "document", 1)));
        assertThat(kinds.lacking(Map.of("any", 2, "individual", 2, "trait:nữ", 1)))
                .containsExactly(
                        new Enough.Lack("collective", 1, 0, 0, 0),
                        new Enough.Lack("document", 1, 0, 0, 0),
                        new Enough.Lack("trait:nữ", 1, 0, 0, 0));
        assertThat(kinds.lacking(Map.of("any", 3, "collective", 1, "trait:nữ", 2, "document", 1)))
                .isEmpty();

        Enough share = new Enough(List.of(Map.of("at-most any", 3, "share trait:trực tiếp", 70)));
        assertThat(share.lacking(Map.of("any", 3, "trait:trực tiếp", 2)))
                .containsExactly(new Enough.Lack("trait:trực tiếp", 0, 70, 2, 3));

        Enough choice = new Enough(List.of(Map.of("any", 5), Map.of("document", 1)));
        assertThat(choice.lacking(Map.of("any", 3))).containsExactly(new Enough.Lack("document", 1, 0, 0, 0));
    }

    /** Whatever somebody typed for a figure: the number of exemplars stays one. */
    @Test
    void noFigureIsSoLargeThatNothingCanBeCountedByIt() {
        ByFigure all = new ByFigure("dân số", null, BigDecimal.valueOf(100), null, null);

        assertThat(all.of(48_200)).isEqualTo(48_200);
        assertThat(all.of(999_999_999_999L)).isEqualTo(1_000_000);
    }

    @Test
    void aChoiceMayFollowFromAFigureToo() {
        Minimum byFigure = new Minimum(
                List.of(), 0, null, null, new ByFigure("dân số", 5000, null, null, null), List.of(), false, List.of());

        assertThat(Enough.of(List.of(anyOf(DOCUMENT, byFigure).counted(Map.of("dân số", 48_200L))))
                        .ways())
                .containsExactly(Map.of("document", 1), Map.of("any", 10));
    }

    @Test
    void aChoiceBesideAMinimumIsMadeWithIt() {
        Enough enough = Enough.of(List.of(count(1, null), anyOf(DOCUMENT, count(1, SubjectKind.HOUSEHOLD))));

        assertThat(enough.ways()).containsExactly(Map.of("any", 1, "document", 1), Map.of("any", 2, "household", 1));
        assertThat(Enough.told(enough.ways().getLast())).isEqualTo(Map.of("household", 1, "any", 1));
        assertThat(enough.fewest()).isEqualTo(2);
    }

    private static Minimum asked(int count, Integer most, Part... parts) {
        return new Minimum(List.of(), count, most, SubjectKind.ANY, null, List.of(parts), false, List.of());
    }

    /** "Ít nhất 3, không quá 5, trong đó 2 nữ, ít nhất 70% lao động trực tiếp, không quá 1 lãnh đạo". */
    @Test
    void someOfThemMayHaveToBeOfASortAndThereMayBeTooMany() {
        Enough enough = Enough.of(List.of(asked(
                3,
                5,
                new Part("nữ", null, 2, null, null),
                new Part("lao động trực tiếp", null, 0, 70, null),
                new Part("lãnh đạo", null, 0, null, 1))));

        assertThat(enough.ways())
                .containsExactly(Map.of(
                        "any", 3,
                        "at-most any", 5,
                        "trait:nữ", 2,
                        "share trait:lao động trực tiếp", 70,
                        "at-most trait:lãnh đạo", 1));
        assertThat(enough.kinds()).containsExactly("any");
        assertThat(enough.parts()).containsExactly("trait:lao động trực tiếp", "trait:lãnh đạo", "trait:nữ");
        assertThat(enough.fewest()).isEqualTo(3);
        assertThat(enough.exemplars()).isEqualTo(Map.of("any", 3));
        assertThat(enough.exceeded(Map.of("any", 5, "trait:lãnh đạo", 1))).isEmpty();
        assertThat(enough.exceeded(Map.of("any", 6))).contains(new Enough.Exceeded("any", 5));
        assertThat(enough.exceeded(Map.of("any", 2, "trait:lãnh đạo", 2)))
                .contains(new Enough.Exceeded("trait:lãnh đạo", 1));
    }

    @Test
    void whatIsOnlyLimitedAsksForNothing() {
        assertThat(Enough.of(List.of(asked(0, 3))).asksSomething()).isFalse();
        assertThat(Enough.of(List.of(asked(1, 3))).asksSomething()).isTrue();
        assertThat(Enough.of(List.of(asked(0, 3))).kinds()).containsExactly("any");
    }

    @Test
    void ofTwoMaximaTheSmallerCountsAndOfAChoiceTheLarger() {
        assertThat(Enough.of(List.of(asked(0, 3), asked(0, 2))).exceeded(Map.of("any", 3)))
                .contains(new Enough.Exceeded("any", 2));
        assertThat(Enough.of(List.of(anyOf(asked(0, 3), asked(0, 2)))).exceeded(Map.of("any", 3)))
                .isEmpty();
    }

    @Test
    void aNumberByAFigureIsKnownOnceTheFigureIs() {
        Minimum byFigure = new Minimum(
                List.of(),
                0,
                null,
                SubjectKind.ANY,
                new ByFigure("dân số", 5000, null, ByFigure.Round.HALF_UP, 2),
                List.of(),
                false,
                List.of());

        assertThat(Enough.of(List.of(byFigure)).ways()).containsExactly(Map.of("any", 2, "needs dân số", 1));
        assertThat(Enough.of(List.of(byFigure.counted(Map.of("diện tích", 9L)))))
                .isEqualTo(Enough.of(List.of(byFigure)));
        assertThat(Enough.of(List.of(byFigure.counted(Map.of("dân số", 48_200L))))
                        .ways())
                .containsExactly(Map.of("any", 10));
    }

    @Test
    void aShareIsRoundedAsThePlanSays() {
        assertThat(ByFigure.Round.values())
                .extracting(round -> new ByFigure("x", 4, null, round, null).of(10))
                .containsExactly(3, 2, 3);
        assertThat(new ByFigure("x", null, new java.math.BigDecimal("0.05"), null, null).of(61_300))
                .isEqualTo(31);
        assertThat(new ByFigure("x", null, new java.math.BigDecimal("100"), null, null).of(24))
                .isEqualTo(24);
        assertThat(new ByFigure("x", 5000, null, ByFigure.Round.DOWN, 2).of(0)).isEqualTo(2);
    }
}
