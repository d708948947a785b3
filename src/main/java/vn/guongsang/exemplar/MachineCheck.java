package vn.guongsang.exemplar;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.pack.Check;

/**
 * What a machine can say of one criterion. It proposes; a person decides. Where the plan leaves the
 * figure open, or nothing comparable was given, it says nothing.
 */
public record MachineCheck(Check check) {

    /** Whether the body is asked for a figure. */
    public boolean wantsFigure() {
        return switch (check.type()) {
            case COUNT, SHARE, RANK -> true;
            case AGE,
                    RATING,
                    TITLE,
                    STATUS,
                    TREND,
                    MEMBERSHIP,
                    ATTRIBUTE,
                    DOCUMENT,
                    LINKED,
                    ENDORSEMENT,
                    ATTACHMENT,
                    BALANCE -> false;
        };
    }

    /** Empty when a person must judge. */
    public Optional<Answer> propose(Profile profile, @Nullable Claim claim, LocalDate today) {
        return propose(profile.born(), claim == null ? null : claim.figure(), today);
    }

    /**
     * The same by what it compares alone.
     *
     * @param born null when unknown, and for what is no person
     * @param figure null where none is known
     * @param on the day on which full years of age are counted
     */
    public Optional<Answer> propose(@Nullable LocalDate born, @Nullable BigDecimal figure, LocalDate on) {
        return figure(born, figure, on).flatMap(this::compare);
    }

    private Optional<BigDecimal> figure(@Nullable LocalDate born, @Nullable BigDecimal figure, LocalDate on) {
        return switch (check.type()) {
            case AGE ->
                Optional.ofNullable(born)
                        .map(day -> BigDecimal.valueOf(Period.between(day, on).getYears()));
            case COUNT, SHARE, RANK -> Optional.ofNullable(figure);
            case RATING,
                    TITLE,
                    STATUS,
                    TREND,
                    MEMBERSHIP,
                    ATTRIBUTE,
                    DOCUMENT,
                    LINKED,
                    ENDORSEMENT,
                    ATTACHMENT,
                    BALANCE -> Optional.empty();
        };
    }

    private Optional<Answer> compare(BigDecimal figure) {
        if (!(check.value() instanceof Number number) || check.operator() == null) {
            return Optional.empty();
        }
        int difference = figure.compareTo(new BigDecimal(number.toString()));
        return switch (check.operator()) {
            case AT_LEAST -> answer(difference >= 0);
            case AT_MOST -> answer(difference <= 0);
            case MORE_THAN -> answer(difference > 0);
            case LESS_THAN -> answer(difference < 0);
            case EQUALS -> answer(difference == 0);
            case ONE_OF, RISING, FALLING, PRESENT -> Optional.empty();
        };
    }

    private static Optional<Answer> answer(boolean met) {
        return Optional.of(met ? Answer.MET : Answer.NOT_MET);
    }
}
