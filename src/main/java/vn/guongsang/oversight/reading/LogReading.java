package vn.guongsang.oversight.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.audit.AuditLog;
import vn.guongsang.audit.AuditLog.Cursor;
import vn.guongsang.audit.AuditLog.Filter;
import vn.guongsang.audit.AuditLog.Sealed;
import vn.guongsang.audit.Entry;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.oversight.EntryAction;

/** The log with what its reader may not read left out: the policy decides entry by entry, so no list can differ from it. */
@Component
public class LogReading {

    private static final int BATCH = 200;

    /** Entries looked at for one page; a reader of little goes on from there. */
    private static final int LOOKED_AT = 2_000;

    private final AuditLog log;
    private final Permissions permissions;

    LogReading(AuditLog log, Permissions permissions) {
        this.log = log;
        this.permissions = permissions;
    }

    /**
     * Some entries, newest first.
     *
     * @param next where to go on; null at the end of the log
     */
    public record Part(List<Sealed> entries, @Nullable Cursor next) {}

    public Part page(Actor actor, Filter filter, @Nullable Cursor before, int most) {
        List<Sealed> shown = new ArrayList<>();
        var entries = new Readable(actor, filter, before);
        while (shown.size() < most && entries.lookedAt < LOOKED_AT && entries.more()) {
            entries.step().ifPresent(shown::add);
        }
        return new Part(shown, entries.more() ? entries.last : null);
    }

    /** All of them, read from the database as they are taken. */
    public Iterator<Sealed> all(Actor actor, Filter filter) {
        var entries = new Readable(actor, filter, null);
        return new Iterator<>() {

            private @Nullable Sealed ahead;

            @Override
            public boolean hasNext() {
                while (ahead == null && entries.more()) {
                    ahead = entries.step().orElse(null);
                }
                return ahead != null;
            }

            @Override
            public Sealed next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                Sealed entry = ahead;
                ahead = null;
                return entry;
            }
        };
    }

    public Optional<Sealed> find(Actor actor, long id) {
        return log.find(id).filter(one -> permissions.may(actor, EntryAction.READ, one.entry()));
    }

    /** One pass through the log, batch by batch. What was decided about a thing and a body is not asked again. */
    private final class Readable {

        private final Actor actor;
        private final Filter filter;
        private final Map<List<Object>, Boolean> decided = new HashMap<>();
        private List<Sealed> batch = List.of();
        private int index;
        private boolean full = true;
        private @Nullable Cursor last;
        private int lookedAt;

        Readable(Actor actor, Filter filter, @Nullable Cursor before) {
            this.actor = actor;
            // the policy would leave nothing else: then the index may find it
            this.filter = actor.is(Role.ADMINISTRATOR) ? filter.by(actor.accountId()) : filter;
            this.last = before;
        }

        boolean more() {
            if (index == batch.size() && full) {
                batch = log.newest(filter, last, BATCH);
                index = 0;
                full = batch.size() == BATCH;
            }
            return index < batch.size();
        }

        Optional<Sealed> step() {
            Sealed one = batch.get(index++);
            last = one.cursor();
            lookedAt++;
            return readable(one.entry()) ? Optional.of(one) : Optional.empty();
        }

        private boolean readable(Entry entry) {
            return decided.computeIfAbsent(
                    List.of(entry.subject(), entry.by()), _ -> permissions.may(actor, EntryAction.READ, entry));
        }
    }
}
