package vn.guongsang.plan;

/** Where an obligation of one body and period stands on a day (the SQL function plan_standing). */
public enum Standing {
    /** chưa đến kỳ */
    NOT_OPEN,
    OPEN,
    /** due within seven days */
    SOON,
    MET,
    MET_LATE,
    OVERDUE,
    /** the plan gives no day and the hub has set none */
    UNDATED
}
