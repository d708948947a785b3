package vn.guongsang.plan.pack;

/** What becomes of a due day that is not worked. */
public enum RestDay implements YamlNamed {
    /** it stays the last day on time */
    KEEP,
    /** the next working day is (Bộ luật Dân sự 2015, Điều 148 khoản 5) */
    NEXT,
    /** the last working day before it is */
    PREVIOUS
}
