package vn.guongsang.plan;

import vn.guongsang.identity.Action;

/** What can be done with a plan and what is owed under it. */
public enum PlanAction implements Action {
    /** see the plan: what it asks of whom by when is no secret to anyone signed in */
    READ,
    /** see who met what: the whole board */
    READ_BOARD,
    /** answer what one's own body owes */
    FILE,
    /** set a day where the plan leaves it open */
    SET_DUE,
    /** record that something happened on which a duty hangs */
    HAPPENED,
    /** accept or return what bodies filed */
    RULE,
    /** pass on what bodies filed */
    FORWARD,
    /** decide what becomes of the open duties of ended bodies */
    SETTLE,
    /** say how quotas are counted: how a clause is read, and whether a subject counts twice */
    COUNT
}
