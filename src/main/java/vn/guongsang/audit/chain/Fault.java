package vn.guongsang.audit.chain;

/**
 * What is wrong at one place of the log.
 *
 * @param position in the chain; 0 for an entry outside of it
 * @param entry its id
 */
public record Fault(Kind kind, long position, long entry) {

    /** What an entry or link can suffer; message key {@code audit.fault.<name>}. */
    public enum Kind {
        /** the hash is not that of this entry in this place: it was altered, or its place was */
        ALTERED,
        /** the link is there, its entry is gone */
        ENTRY_DELETED,
        /** the positions have a gap before this link */
        LINK_DELETED,
        /** written by a form that this version does not know */
        UNKNOWN_VERSION,
        /** claims a time well before that of an entry linked earlier */
        BACKDATED,
        /** an entry that was never linked, and not for lack of time: somebody put it there */
        INSERTED,
        /** an anchor says that there was more */
        TRUNCATED,
        /** an anchor says that there was something else */
        NOT_AS_ANCHORED
    }
}
