package vn.guongsang.plan.pack.reading;

/** Errors refuse the pack; warnings do not. */
public enum Severity {
    ERROR,
    WARNING
}
