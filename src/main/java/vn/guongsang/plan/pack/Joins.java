package vn.guongsang.plan.pack;

/** By when a body has to be there to owe a period. */
public enum Joins implements YamlNamed {
    /** who is there when the period begins owes it */
    PERIOD_START,
    /** who comes later owes it too, if it is there on the due day */
    DUE_DAY,
    /** who is there on the due day owes it, and nobody else: such as the head of a bloc whose turn it is */
    DUE_DAY_ONLY
}
