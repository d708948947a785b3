package vn.guongsang.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;

/** A kind of thing that a retention rule can end, as a bean of the module whose tables hold it. */
public interface Retained {

    /**
     * One that has ended.
     *
     * @param endedOn from when its time is counted
     * @param bodyId which answers for it
     */
    record Ended(Subject subject, String name, UUID bodyId, LocalDate endedOn) {}

    /** As rules name it, e.g. {@code exemplar.withdrawn}. */
    String what();

    /** Those that ended before a day, the oldest first; nothing that is already anonymous, nothing that is kept for good. */
    List<Ended> endedBefore(LocalDate day, int most);

    /** How it stands now, locked until the transaction ends: empty when it is no longer ended, or no longer there. */
    Optional<Ended> lock(Subject subject);

    /** Ends it in the caller's transaction, in all tables of the module. What it was about is told nowhere. */
    void end(Actor by, Subject subject, RetentionRule.Action action);
}
