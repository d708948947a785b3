package vn.guongsang.guidance;

import org.jspecify.annotations.Nullable;

/**
 * What a limit means for one body.
 *
 * @param bound how many it comes to, null while the strength of the body is not known
 */
public record Place(Limit limit, int taken, @Nullable Integer bound) {

    public boolean full() {
        return bound != null && taken >= bound;
    }

    /** Null while the bound is not known; never below none. */
    public @Nullable Integer left() {
        return bound == null ? null : Math.max(0, bound - taken);
    }
}
