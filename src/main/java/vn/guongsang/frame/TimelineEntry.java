package vn.guongsang.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.guongsang.audit.Entry;

/**
 * One act in the history of a thing: what, who, when, on what basis.
 *
 * @param at real time of the act; null for a quiet gap
 * @param day the business day of the act, where it is told apart from the real one
 * @param basis clause, article or paper; empty when there is none
 */
public record TimelineEntry(
        Text act,
        String actor,
        @Nullable Instant at,
        @Nullable LocalDate day,
        String basis,
        @Nullable Text note) {

    public static TimelineEntry of(Text act, String actor, Instant at) {
        return new TimelineEntry(act, actor, at, null, "", null);
    }

    /** As the log has it: the sentence of the act ({@code act.…}) gets the details in the order of their keys. */
    public static TimelineEntry of(Entry entry) {
        return of(
                        Text.key("act." + entry.act(), entry.details().values().toArray()),
                        entry.by().bodyName().isEmpty()
                                ? entry.by().person()
                                : entry.by().person() + ", " + entry.by().bodyName(),
                        entry.at())
                .on(entry.businessDay())
                .basis(entry.basis());
    }

    /** A history, the newest first. */
    public static List<TimelineEntry> of(List<Entry> entries) {
        return entries.reversed().stream().map(TimelineEntry::of).toList();
    }

    /** Shown between two acts, because silence is a fact too. */
    public static TimelineEntry quiet(long days) {
        return new TimelineEntry(Text.key("frame.timeline.quiet", days), "", null, null, "", null);
    }

    /** The day on which the work stood; shown when the clock said another. */
    public TimelineEntry on(LocalDate day) {
        return new TimelineEntry(act, actor, at, day, basis, note);
    }

    /** Whether work and clock stood on different days, as in a demo world. */
    public boolean onAnotherDay() {
        return day != null && at != null && !day.equals(LocalDate.ofInstant(at, Page.ZONE));
    }

    public TimelineEntry basis(String basis) {
        return new TimelineEntry(act, actor, at, day, basis, note);
    }

    public TimelineEntry note(Text note) {
        return new TimelineEntry(act, actor, at, day, basis, note);
    }
}
