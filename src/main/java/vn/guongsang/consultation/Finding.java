package vn.guongsang.consultation;

/** What came of a consultation. */
public enum Finding {
    /** không có ý kiến phản đối */
    NO_OBJECTION,
    /** có ý kiến, đã được trả lời, giải trình */
    ANSWERED,
    /** ý kiến phản đối có căn cứ */
    UPHELD,
    /** dừng: what was on display is no longer considered */
    STOPPED;

    /** Nothing stands against it. */
    public boolean clear() {
        return this == NO_OBJECTION || this == ANSWERED;
    }
}
