package vn.guongsang.exemplar;

/** Kinds of notes in the fostering log. */
public enum Fostering {
    /** mục tiêu */
    GOAL,
    /** hỗ trợ đã làm */
    SUPPORT,
    /** khó khăn */
    OBSTACLE,
    /** cách khắc phục */
    REMEDY,
    /** xem xét định kỳ */
    REVIEW
}
