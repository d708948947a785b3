package vn.guongsang.plan.pack;

/** Kind of exemplar. */
public enum SubjectKind implements YamlNamed {
    COLLECTIVE,
    INDIVIDUAL,
    HOUSEHOLD,
    ENTERPRISE,
    COOPERATIVE,
    COOPERATIVE_GROUP,
    COMMUNITY,
    CLUB,
    /** mô hình: a way of working that others can adopt */
    MODEL,
    /** nhân tố mới */
    EMERGING,
    /** người tốt, việc tốt */
    GOOD_DEED,
    /** whichever kind; only where things are counted */
    ANY
}
