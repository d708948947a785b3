package vn.guongsang.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.guongsang.plan.pack.Obligation.Minimum;

class EnoughTests {

    private static Minimum count(int count, SubjectKind of) {
        return Minimum.of(count, of);
    }

    private static final Minimum DOCUMENT = new Minimum(List.of(), 0, null, true, List.of());

    private static Minimum anyOf(Minimum... choices) {
        return new Minimum(List.of(), 0, null, false, List.of(choices));
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
    void aChoiceBesideAMinimumIsMadeWithIt() {
        Enough enough = Enough.of(List.of(count(1, null), anyOf(DOCUMENT, count(1, SubjectKind.HOUSEHOLD))));

        assertThat(enough.ways()).containsExactly(Map.of("any", 1, "document", 1), Map.of("any", 2, "household", 1));
        assertThat(Enough.told(enough.ways().getLast())).isEqualTo(Map.of("household", 1, "any", 1));
        assertThat(enough.fewest()).isEqualTo(2);
    }
}
