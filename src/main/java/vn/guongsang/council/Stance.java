package vn.guongsang.council;

/** What a member can say to an item of the agenda. */
public enum Stance {
    AGREE,
    DISAGREE,
    /** ý kiến khác: counted among those who took part, and for neither side */
    OTHER
}
