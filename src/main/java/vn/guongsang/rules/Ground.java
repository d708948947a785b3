package vn.guongsang.rules;

/** On what a subject is commended (loại hình khen thưởng). */
public enum Ground {
    /** công trạng: regular, excellent work */
    MERIT,
    /** phong trào, chuyên đề */
    MOVEMENT,
    /** đột xuất */
    AD_HOC,
    /** quá trình cống hiến */
    CONTRIBUTION,
    /** niên hạn */
    SERVICE,
    /** đối ngoại */
    EXTERNAL
}
