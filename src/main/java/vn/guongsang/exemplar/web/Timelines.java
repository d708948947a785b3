package vn.guongsang.exemplar.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.guongsang.audit.Entry;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TimelineEntry;

/**
 * The audit of an exemplar as its page tells it, the newest first. The sentence of an act
 * ({@code act.…}) gets the details in the order of their keys; what was said in it stands below.
 */
final class Timelines {

    /** Work on the draft is its body's own. */
    private static final Set<String> DRAFTING =
            Set.of("exemplar.described", "exemplar.evidence-added", "exemplar.evidence-removed");

    /** Acts whose words are shown; those of others are in their sentence already. */
    private static final Set<String> SAYING = Set.of("exemplar.returned", "exemplar.withdrawn");

    private Timelines() {}

    static List<TimelineEntry> of(List<Entry> entries, boolean own) {
        return entries.reversed().stream()
                .filter(entry -> own || !DRAFTING.contains(entry.act()))
                .map(Timelines::entry)
                .toList();
    }

    private static TimelineEntry entry(Entry entry) {
        Object[] details = entry.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .toArray();
        TimelineEntry told = TimelineEntry.of(
                        Text.key("act." + entry.act(), details),
                        entry.by().bodyName().isEmpty()
                                ? entry.by().person()
                                : entry.by().person() + ", " + entry.by().bodyName(),
                        entry.at())
                .on(entry.businessDay())
                .basis(entry.basis());
        String words = entry.details().getOrDefault("words", "");
        boolean says = SAYING.contains(entry.act()) || entry.act().startsWith("exemplar.fostered.");
        return says && !words.isEmpty() ? told.note(Text.plain(words)) : told;
    }
}
