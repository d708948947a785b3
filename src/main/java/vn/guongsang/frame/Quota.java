package vn.guongsang.frame;

/**
 * A minimum that a plan asks of a body, and how far it is.
 *
 * @param what what is counted ("cá nhân"), as data
 * @param doubleCounted how many of the recognised may be counted twice: shown, never hidden
 */
public record Quota(Text what, String basis, int required, int recognised, int inProgress, int doubleCounted) {

    public int missing() {
        return Math.max(0, required - recognised);
    }

    public boolean met() {
        return missing() == 0;
    }

    /** The length of the bar: the requirement, or more when there is more. */
    public int scale() {
        return Math.max(1, Math.max(required, recognised + inProgress));
    }

    public Text text() {
        if (doubleCounted > 0) {
            return Text.key(
                    met() ? "frame.quota.metDouble" : "frame.quota.missingDouble",
                    recognised,
                    required,
                    what,
                    missing(),
                    doubleCounted);
        }
        return Text.key(met() ? "frame.quota.met" : "frame.quota.missing", recognised, required, what, missing());
    }
}
