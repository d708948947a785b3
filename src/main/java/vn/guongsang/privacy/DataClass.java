package vn.guongsang.privacy;

/** How much a field can tell of a person (Luật 91/2025/QH15: personal data, basic and sensitive). */
public enum DataClass {
    /** tells of bodies, plans and states, or of nobody */
    PUBLIC,
    /** tells of a person who can be named: a subject, an officer, a reader */
    PERSONAL,
    /** ethnicity, religion, Party membership, identity cards, logs of who looked at what */
    SENSITIVE
}
