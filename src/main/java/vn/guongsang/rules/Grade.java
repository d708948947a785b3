package vn.guongsang.rules;

/** The yearly rating of a person or collective (xếp loại mức độ hoàn thành nhiệm vụ), from the lowest up. */
public enum Grade {
    /** không hoàn thành nhiệm vụ */
    FAILED,
    /** hoàn thành nhiệm vụ */
    DONE,
    /** hoàn thành tốt nhiệm vụ */
    GOOD,
    /** hoàn thành xuất sắc nhiệm vụ */
    EXCELLENT;

    public boolean reaches(Grade other) {
        return compareTo(other) >= 0;
    }
}
