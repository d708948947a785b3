package vn.guongsang.exemplar;

/** What is said of one criterion, by the body itself or by who judges. */
public enum Answer {
    MET,
    NOT_MET,
    NOT_APPLICABLE
}
