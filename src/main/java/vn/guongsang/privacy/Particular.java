package vn.guongsang.privacy;

import java.time.LocalDate;

/**
 * That something sensitive is known of a subject; what it is stays sealed.
 *
 * @param neededFor the criterion that asks for it
 * @param person who recorded it
 */
public record Particular(Kind kind, String neededFor, LocalDate recordedOn, String person) {

    /** What may be recorded where a criterion needs it. */
    public enum Kind {
        /** dân tộc */
        ETHNICITY,
        /** tôn giáo */
        RELIGION,
        /** Đảng viên */
        PARTY_MEMBERSHIP,
        /** số căn cước */
        ID_NUMBER,
        /** ảnh căn cước, a picture */
        ID_IMAGE
    }
}
