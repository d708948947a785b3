package vn.guongsang.authoring;

import vn.guongsang.identity.Action;

/** What can be done with the draft of a plan, and with what is asked of its next version. */
public enum AuthoringAction implements Action {
    /** begin one: of a new plan, or of the next version of one */
    BEGIN,
    /** read and change it */
    WRITE,
    /** make it the plan that holds */
    PUBLISH,
    /** ask to have a clause of a plan amended */
    ASK,
    /** take up what is asked, or decline it */
    ANSWER
}
