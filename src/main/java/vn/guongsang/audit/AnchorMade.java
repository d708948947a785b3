package vn.guongsang.audit;

/** A day of the log is over and anchored. Published in the transaction that keeps the anchor, by one node. */
public record AnchorMade(Anchor anchor) {}
