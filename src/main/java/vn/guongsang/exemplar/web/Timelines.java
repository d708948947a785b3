package vn.guongsang.exemplar.web;

import java.util.List;
import java.util.Set;
import vn.guongsang.audit.Entry;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TimelineEntry;

/**
 * The audit of an exemplar as its page tells it, the newest first. What was said in an act stands below
 * its sentence.
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
        TimelineEntry told = TimelineEntry.of(entry);
        String words = entry.details().getOrDefault("words", "");
        if (entry.act().equals("exemplar.submitted") && !words.isEmpty()) {
            return told.note(Text.key("exemplar.duty.counts", words));
        }
        boolean says = SAYING.contains(entry.act()) || entry.act().startsWith("exemplar.fostered.");
        return says && !words.isEmpty() ? told.note(Text.plain(words)) : told;
    }
}
