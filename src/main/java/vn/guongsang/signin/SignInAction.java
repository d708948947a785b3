package vn.guongsang.signin;

import vn.guongsang.identity.Action;

/** What can be done with how others sign in; the object is the body that it is about. */
public enum SignInAction implements Action {
    /** see which claims give which posts */
    READ_CLAIM_RULES,
    /** say that whoever has a claim holds a post in the body */
    SET_CLAIM_RULE
}
