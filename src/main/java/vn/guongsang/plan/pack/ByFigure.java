package vn.guongsang.plan.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number that follows from a figure of each body: one for so many of it, or a share of it.
 *
 * @param figure in the plan's words ("dân số"); somebody enters it for each body
 * @param each one for so many; null where {@code percent} is given
 * @param roundAsWritten null means up
 * @param atLeast however small the figure is
 */
public record ByFigure(
        String figure,
        @Nullable Integer each,
        @Nullable BigDecimal percent,
        @JsonProperty("round") @Nullable Round roundAsWritten,
        @Nullable Integer atLeast) {

    public enum Round implements YamlNamed {
        UP,
        DOWN,
        /** half and more up */
        HALF_UP
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Nobody brings forward more, whatever figure somebody typed. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    /** Digits of the share of one before it is rounded: a share of a figure has no more. */
    private static final int DIGITS = 12;

    public Round round() {
        return roundAsWritten == null ? Round.UP : roundAsWritten;
    }

    public int fewest() {
        return atLeast == null ? 1 : atLeast;
    }

    /** How many for a figure. */
    public int of(long number) {
        BigDecimal figure = BigDecimal.valueOf(number);
        BigDecimal exact = each == null
                ? figure.multiply(percent == null ? HUNDRED : percent).divide(HUNDRED)
                : figure.divide(BigDecimal.valueOf(each), DIGITS, RoundingMode.HALF_EVEN);
        int rounded = exact.setScale(
                        0,
                        switch (round()) {
                            case UP -> RoundingMode.UP;
                            case DOWN -> RoundingMode.DOWN;
                            case HALF_UP -> RoundingMode.HALF_UP;
                        })
                .min(MOST)
                .intValueExact();
        return Math.max(rounded, atLeast == null ? 0 : atLeast);
    }
}
