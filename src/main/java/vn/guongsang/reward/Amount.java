package vn.guongsang.reward;

import java.util.List;

/**
 * What an award is worth in money, and why.
 *
 * @param dong in đồng; 0 while it is unknown
 * @param figures in the order of the reckoning
 */
public record Amount(Status status, long dong, List<Figure> figures) {

    /** How far it can be relied on. */
    public enum Status {
        /** every figure was read in its source */
        SETTLED,
        /** at least one figure was not: a person confirms the amount */
        TO_CONFIRM,
        /** the rule of the day holds no figure for it: a person fills it in */
        UNKNOWN
    }

    public Amount {
        figures = List.copyOf(figures);
    }
}
