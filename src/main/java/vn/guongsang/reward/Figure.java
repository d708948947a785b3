package vn.guongsang.reward;

import java.math.BigDecimal;

/**
 * One number of a reckoning and where it comes from.
 *
 * @param basis the article or decree
 * @param read whether it was read there, or entered by a person; if not, a person confirms what rests on it
 */
public record Figure(Kind kind, BigDecimal value, String basis, boolean read) {

    /** What the number is. */
    public enum Kind {
        /** mức lương cơ sở, in đồng */
        BASE,
        /** how many base salaries one person gets */
        MULTIPLE,
        /** how many times one person's reward this subject gets */
        FACTOR,
        /** rounded up to a multiple of so many đồng */
        ROUNDING,
        /** over how many months a subject gets the higher of several rewards only; 0 for no such rule */
        MONTHS
    }
}
