package vn.guongsang.rules;

/** The two lists that never mix (Luật Thi đua, khen thưởng 06/2022/QH15, Điều 6 and Điều 9). */
public enum AwardList {
    /** danh hiệu thi đua */
    TITLE,
    /** hình thức khen thưởng */
    FORM
}
