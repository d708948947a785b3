package vn.guongsang.reminder;

/** Kinds of reminder, as people choose among them. */
public enum Kind {
    /** something falls due */
    COMING(true),
    /** something is overdue: nobody can do without */
    OVERDUE(false),
    /** what waits for the hub's word */
    WAITING(true);

    private final boolean optional;

    Kind(boolean optional) {
        this.optional = optional;
    }

    public boolean optional() {
        return optional;
    }
}
