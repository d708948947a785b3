package vn.guongsang.people.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.TimelineEntry;

/** What became of a person's account and posts: who did it, when, on what basis. How they sign in is not told. */
@Component
class History {

    private static final int MOST = 100;

    private static final List<String> TOLD = List.of(
            "account.opened",
            "account.appointed",
            "account.post-ended",
            "account.post-cancelled",
            "account.described",
            "account.closed",
            "account.reopened",
            "account.delegated",
            "account.delegation-revoked",
            "account.sso-linked",
            "account.sso-unlinked",
            "invitation.accepted");

    private final Audit audit;

    History(Audit audit) {
        this.audit = audit;
    }

    /**
     * The newest first.
     *
     * @param bodies names of those that whoever looks answers for: what happened in others is not told
     */
    List<TimelineEntry> of(UUID person, Collection<String> bodies) {
        return audit.timeline(Subject.of("account", person)).reversed().stream()
                .filter(entry -> TOLD.contains(entry.act()))
                .filter(entry -> !entry.details().containsKey("body")
                        || bodies.contains(entry.details().get("body")))
                .limit(MOST)
                .map(History::told)
                .toList();
    }

    private static TimelineEntry told(Entry entry) {
        Map<String, String> details = entry.details();
        String role = details.getOrDefault("role", "");
        TimelineEntry told = TimelineEntry.of(entry);
        if (role.isEmpty()) {
            return told;
        }
        Text act = Text.key(
                "people.past." + entry.act(),
                Text.key("frame.role." + role),
                details.getOrDefault("body", ""),
                details.getOrDefault("delegate", ""));
        return new TimelineEntry(
                act, told.actor(), told.at(), told.day(), told.basis(), period(details.get("from"), details.get("to")));
    }

    private static @Nullable Text period(@Nullable String from, @Nullable String to) {
        boolean begins = from != null && !from.isEmpty();
        boolean ends = to != null && !to.isEmpty();
        if (begins && ends) {
            return Text.key("people.past.between", LocalDate.parse(from), LocalDate.parse(to));
        }
        return begins
                ? Text.key("people.past.from", LocalDate.parse(from))
                : ends ? Text.key("people.past.to", LocalDate.parse(to)) : null;
    }
}
