package vn.guongsang.ledger;

import vn.guongsang.identity.Action;

/** What can be done with records of the ledger; see {@link Concerned}. */
public enum LedgerAction implements Action {
    READ,
    /** add and correct subjects and what they hold */
    RECORD,
    /** look at ratings, discipline and open matters */
    SEE_SENSITIVE,
    /** propose that two records are one */
    PROPOSE_MERGE,
    /** decide it, or undo it */
    DECIDE_MERGE
}
