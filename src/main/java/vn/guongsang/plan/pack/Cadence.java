package vn.guongsang.plan.pack;

/** How often an obligation returns. */
public enum Cadence implements YamlNamed {
    ONCE,
    MONTHLY,
    QUARTERLY,
    FOUR_MONTHLY,
    HALF_YEARLY,
    YEARLY,
    PER_CONFERENCE,
    PER_MILESTONE,
    ON_EVENT;

    /** Whether it follows the calendar: one period comes after the other. */
    public boolean periodic() {
        return switch (this) {
            case MONTHLY, QUARTERLY, FOUR_MONTHLY, HALF_YEARLY, YEARLY -> true;
            case ONCE, PER_CONFERENCE, PER_MILESTONE, ON_EVENT -> false;
        };
    }

    /** How many months one of its periods has; 0 where it does not follow the calendar. */
    public int months() {
        return switch (this) {
            case MONTHLY -> 1;
            case QUARTERLY -> 3;
            case FOUR_MONTHLY -> 4;
            case HALF_YEARLY -> 6;
            case YEARLY -> 12;
            case ONCE, PER_CONFERENCE, PER_MILESTONE, ON_EVENT -> 0;
        };
    }
}
