package vn.guongsang.privacy;

/** What somebody may ask about data of their own (Luật 91/2025/QH15, rights of data subjects). */
public enum RequestKind {
    /** see what is held */
    ACCESS,
    /** have it put right */
    CORRECTION,
    /** have it deleted */
    DELETION,
    /** have its use restricted */
    RESTRICTION,
    /** object to a use, such as being shown in public */
    OBJECTION
}
