package vn.guongsang.rules;

import vn.guongsang.identity.Action;

/** What can be done with rules; the object is the award's code. */
public enum RuleAction implements Action {
    /** see the lists and the rules of each award */
    READ,
    /** decide a rule from a day on */
    DECIDE
}
