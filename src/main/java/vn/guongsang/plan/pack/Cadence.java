package vn.guongsang.plan.pack;

/** How often an obligation returns. */
public enum Cadence implements YamlNamed {
    ONCE,
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    PER_CONFERENCE,
    PER_MILESTONE,
    ON_EVENT;

    /** Whether it follows the calendar: one period comes after the other. */
    public boolean periodic() {
        return switch (this) {
            case MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY -> true;
            case ONCE, PER_CONFERENCE, PER_MILESTONE, ON_EVENT -> false;
        };
    }
}
