package vn.guongsang.plan;

/** In what form a body answers an obligation. */
public enum FilingKind {
    /** an exemplar of the register, submitted in the period */
    NOMINATION,
    /** a paper or a written word */
    PAPER,
    /** "kỳ này không có gương để giới thiệu": silence and zero are two things */
    NOTHING
}
