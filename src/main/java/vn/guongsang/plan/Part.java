package vn.guongsang.plan;

/** The part that a body plays in a plan. */
public enum Part {
    /** issued the plan */
    ISSUER,
    /** đầu mối: takes in, appraises, coordinates */
    HUB,
    /** chủ trì a movement */
    LEAD,
    /** phối hợp in a movement */
    PARTNER,
    /** owes something under the plan */
    OWES
}
