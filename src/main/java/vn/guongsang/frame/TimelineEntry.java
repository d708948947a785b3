package vn.guongsang.frame;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act in the history of a thing: what, who, when, on what basis.
 *
 * @param at real time of the act; null for a quiet gap
 * @param basis clause, article or paper; empty when there is none
 */
public record TimelineEntry(Text act, String actor, @Nullable Instant at, String basis, @Nullable Text note) {

    public static TimelineEntry of(Text act, String actor, Instant at) {
        return new TimelineEntry(act, actor, at, "", null);
    }

    /** Shown between two acts, because silence is a fact too. */
    public static TimelineEntry quiet(long days) {
        return new TimelineEntry(Text.key("frame.timeline.quiet", days), "", null, "", null);
    }

    public TimelineEntry basis(String basis) {
        return new TimelineEntry(act, actor, at, basis, note);
    }

    public TimelineEntry note(Text note) {
        return new TimelineEntry(act, actor, at, basis, note);
    }
}
