package vn.guongsang.dossier;

/** Where a dossier stands. */
public enum DossierState {
    /** bản nháp: with the body that puts forward, seen by nobody else */
    DRAFT,
    /** đã gửi: with the hub of the authority, not yet looked at for completeness */
    SUBMITTED,
    /** trả lại để bổ sung, with a reason */
    RETURNED,
    /** đã tiếp nhận: complete, being appraised */
    ACCEPTED,
    /** thẩm định đạt: waits for the council */
    APPRAISED,
    /** đủ điều kiện trình: the council agreed, or the short way needs none; waits for the decision */
    PASSED,
    /** không đạt */
    FAILED,
    /** đã khen thưởng, by a decision */
    AWARDED,
    /** quyết định đã bị hủy bỏ, thu hồi */
    REVOKED,
    /** đã rút */
    WITHDRAWN;

    /** Nothing more will be done with it. */
    public boolean over() {
        return switch (this) {
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> true;
            case DRAFT, SUBMITTED, RETURNED, ACCEPTED, APPRAISED, PASSED -> false;
        };
    }
}
