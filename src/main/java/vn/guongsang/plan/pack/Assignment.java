package vn.guongsang.plan.pack;

/** How the issuer puts a duty on a body: it assigns its own departments, and requests others. */
public enum Assignment implements YamlNamed {
    /** giao */
    ASSIGN,
    /** đề nghị */
    REQUEST,
    /** phân công */
    ALLOT
}
