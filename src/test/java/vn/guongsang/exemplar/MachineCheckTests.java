package vn.guongsang.exemplar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.guongsang.plan.pack.Check;
import vn.guongsang.plan.pack.Check.Operator;
import vn.guongsang.plan.pack.Check.Type;

class MachineCheckTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);

    @ParameterizedTest
    @CsvSource({
        "MORE_THAN, 70,     NOT_MET",
        "MORE_THAN, 70.01,  MET",
        "AT_LEAST,  70,     MET",
        "AT_LEAST,  69.99,  NOT_MET",
        "AT_MOST,   70,     MET",
        "AT_MOST,   70.01,  NOT_MET",
        "LESS_THAN, 69.99,  MET",
        "LESS_THAN, 70,     NOT_MET",
        "EQUALS,    70.00,  MET",
        "EQUALS,    70.01,  NOT_MET"
    })
    void comparesAShareAtItsVeryBoundary(Operator operator, BigDecimal figure, Answer proposed) {
        assertThat(propose(check(Type.SHARE, operator, 70), figure)).isEqualTo(proposed);
    }

    @ParameterizedTest
    @CsvSource({"1990-03-10, MET", "1990-03-11, MET", "1989-03-11, MET", "1989-03-10, NOT_MET"})
    void countsAgeInFullYearsOnTheDay(LocalDate born, Answer proposed) {
        Profile profile = new Profile("", "", "individual", "A", "", born, "", "", "");
        assertThat(new MachineCheck(check(Type.AGE, Operator.AT_MOST, 35)).propose(profile, null, TODAY))
                .contains(proposed);
    }

    @Test
    void saysNothingWithoutAFigure() {
        assertThat(propose(check(Type.COUNT, Operator.AT_LEAST, 1), null)).isNull();
    }

    @Test
    void saysNothingWithoutADayOfBirth() {
        Profile profile = new Profile("", "", "collective", "A", "", null, "", "", "");
        assertThat(new MachineCheck(check(Type.AGE, Operator.AT_MOST, 35)).propose(profile, null, TODAY))
                .isEmpty();
    }

    @Test
    void saysNothingWhereThePlanLeavesTheFigureOpen() {
        assertThat(propose(check(Type.RANK, Operator.AT_MOST, null), BigDecimal.ONE))
                .isNull();
    }

    @Test
    void asksForAFigureOnlyWhereOneIsCompared() {
        for (Type type : Type.values()) {
            boolean figures = type == Type.COUNT || type == Type.SHARE || type == Type.RANK;
            assertThat(new MachineCheck(check(type, Operator.AT_LEAST, 1)).wantsFigure())
                    .as(type.name())
                    .isEqualTo(figures);
        }
    }

    private static @Nullable Answer propose(Check check, @Nullable BigDecimal figure) {
        return new MachineCheck(check)
                .propose(ExemplarTests.profile(), new Claim("c", Answer.MET, "", figure), TODAY)
                .orElse(null);
    }

    private static Check check(Type type, Operator operator, @Nullable Object value) {
        return new Check(type, "of", null, operator, value, "%", false, null, null, null, null);
    }
}
