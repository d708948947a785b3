package vn.guongsang.plan;

/** What became of the last answer; whether it came in time is told by {@link Standing}. */
public enum Handling {
    /** nothing was sent */
    NONE,
    /** đã gửi, chờ đầu mối */
    SUBMITTED,
    ACCEPTED,
    RETURNED
}
