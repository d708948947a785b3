package vn.guongsang.exemplar;

import vn.guongsang.identity.Action;

/** What can be done with an exemplar. */
public enum ExemplarAction implements Action {
    READ,
    EDIT,
    SUBMIT,
    JUDGE,
    FOSTER,
    /** see sensitive particulars, one by one, with a reason */
    SEE_PARTICULARS,
    WITHDRAW,
    /** record what the council voted, and the decision */
    RECOGNISE,
    /** prepare and publish its page on the public site */
    PUBLISH
}
