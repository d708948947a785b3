package vn.guongsang.plan.pack;

import java.time.Period;

/** How often an obligation returns; {@link Obligation#every} may say each how many of these times. */
public enum Cadence implements YamlNamed {
    ONCE(Period.ZERO),
    WEEKLY(Period.ofWeeks(1)),
    MONTHLY(Period.ofMonths(1)),
    QUARTERLY(Period.ofMonths(3)),
    FOUR_MONTHLY(Period.ofMonths(4)),
    HALF_YEARLY(Period.ofMonths(6)),
    YEARLY(Period.ofMonths(12)),
    PER_CONFERENCE(Period.ZERO),
    PER_MILESTONE(Period.ZERO),
    ON_EVENT(Period.ZERO);

    private final Period length;

    Cadence(Period length) {
        this.length = length;
    }

    /** Whether it follows the calendar: one period comes after the other. */
    public boolean periodic() {
        return !length.isZero();
    }

    /** How long one of its periods is; nothing where it does not follow the calendar. */
    public Period length() {
        return length;
    }

    /** Whether it may be said of every second, third … time: other lengths have these as their units. */
    public boolean multiplies() {
        return this == WEEKLY || this == MONTHLY || this == YEARLY;
    }
}
