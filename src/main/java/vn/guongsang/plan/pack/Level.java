package vn.guongsang.plan.pack;

/** The level of government or administration at which a body stands. */
public enum Level implements YamlNamed {
    CENTRAL,
    PROVINCE,
    DISTRICT,
    COMMUNE,
    UNIT,
    ANY
}
