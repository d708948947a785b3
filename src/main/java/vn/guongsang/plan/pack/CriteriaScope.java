package vn.guongsang.plan.pack;

/** What a set of criteria judges. */
public enum CriteriaScope implements YamlNamed {
    GENERAL,
    KIND,
    SECTOR,
    MOVEMENT,
    TOPIC,
    SPEECH,
    BODY
}
