package vn.guongsang.oversight.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.Entry;

/**
 * What is asked of the log, as the address holds it.
 *
 * @param person a name, a user name or an account's id
 * @param body a name or a body's id
 * @param object {@code kind:id}
 */
public record LogQuery(
        String person,
        String body,
        String act,
        String object,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate day) {

    /** Whether work and clock stood on the same day, as they do outside a demo world. */
    public static boolean sameDay(Entry entry) {
        return entry.businessDay().equals(LocalDate.ofInstant(entry.at(), Anchor.ZONE));
    }

    public boolean narrowed() {
        return !person.isEmpty()
                || !body.isEmpty()
                || !act.isEmpty()
                || !object.isEmpty()
                || from != null
                || to != null
                || day != null;
    }
}
