package vn.guongsang.plan.pack;

/** What the plan is about in the main. */
public enum PlanKind implements YamlNamed {
    EXEMPLARS,
    COMMUNICATION,
    CONGRESS
}
